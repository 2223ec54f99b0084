using System.Text;

namespace ZohoMigrate.Testing.Correcting;

/// <summary>A file of the error report in a person's hands: read without the product's reader, mended, saved in any dialect.</summary>
public sealed class ReportFile
{
    private readonly string _path;

    private ReportFile(string path, List<List<string>> rows)
    {
        _path = path;
        Columns = rows[0];
        Rows = [.. rows.Skip(1)];
    }

    public List<string> Columns { get; }

    public List<List<string>> Rows { get; }

    /// <summary>"orders.csv#17" for each row: its zm_row without the mark of the reading.</summary>
    public IEnumerable<string> Ids => Rows.Select(IdOf);

    public static ReportFile Load(string path) => new(path, Parse(File.ReadAllText(path)));

    /// <summary>The cell of a row, told by "orders.csv#17".</summary>
    public string this[string id, string column]
    {
        get => Row(id)[Columns.IndexOf(column)];
        set => Row(id)[Columns.IndexOf(column)] = value;
    }

    public List<string> Row(string id) => Rows.Single(row => IdOf(row) == id);

    public ReportFile Remove(string id)
    {
        Rows.Remove(Row(id));
        return this;
    }

    public void Drop(string column)
    {
        var at = Columns.IndexOf(column);
        Columns.RemoveAt(at);
        Rows.ForEach(row => row.RemoveAt(at));
    }

    public ReportFile Map(Func<string, string> cell)
    {
        Rows.ForEach(row => row.AddRange(row.Select(cell).ToList()));
        Rows.ForEach(row => row.RemoveRange(0, Columns.Count));
        return this;
    }

    public void Save(string? path = null, char separator = ',', Encoding? encoding = null, string newLine = "\n") => File.WriteAllText(
        path ?? _path,
        string.Concat(Rows.Prepend(Columns).Select(row => string.Join(separator, row.Select(cell => Quoted(cell, separator))) + newLine)),
        encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private string IdOf(List<string> row) => row[Columns.IndexOf("zm_row")].Split('@')[0];

    private static string Quoted(string cell, char separator) =>
        cell.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<List<string>> Parse(string text)
    {
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (text[i] == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || text[i] is not (',' or '\n' or '\r'))
                cell.Append(text[i]);
            else if (text[i] != '\r')
                End(text[i] == '\n');
        }

        rows.RemoveAll(row => row.Count == 0);
        return rows;

        void End(bool isRow)
        {
            rows[^1].Add(cell.ToString());
            cell.Clear();
            if (isRow)
                rows.Add([]);
        }
    }
}
