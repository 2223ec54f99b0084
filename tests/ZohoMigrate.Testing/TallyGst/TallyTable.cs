using System.Globalization;
using System.Text;

namespace ZohoMigrate.Testing.TallyGst;

/// <summary>One CSV file as tally-database-loader writes it: UTF-8 with a byte order mark, CRLF, texts and dates in quotes, numbers without.</summary>
internal sealed class TallyTable
{
    private readonly string _header;
    private readonly bool[] _isText;
    private readonly List<string> _rows = [];

    /// <param name="name">The file's name without its ending.</param>
    /// <param name="columns">Its columns; an asterisk marks a number.</param>
    public TallyTable(string name, params string[] columns)
    {
        Name = name;
        _isText = [.. columns.Select(column => !column.StartsWith('*'))];
        _header = string.Join(',', columns.Select(column => column.StartsWith('*') ? column[1..] : Quoted(column)));
    }

    public string Name { get; }

    /// <summary>Adds a row; a blank cell of a number is 0.</summary>
    public void Add(params object?[] cells)
    {
        if (cells.Length != _isText.Length)
            throw new InvalidOperationException($"{Name} has {_isText.Length} columns, and not {cells.Length}.");
        _rows.Add(string.Join(',', cells.Select((cell, index) => _isText[index] ? Quoted(Text(cell)) : Number(cell))));
    }

    /// <summary>There is no line break at the end, as in the real ones.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", _rows.Prepend(_header)))];

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    private static string Number(object? cell) => cell switch
    {
        null => "0",
        bool flag => flag ? "1" : "0",
        decimal amount => amount.ToString("0.####", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
