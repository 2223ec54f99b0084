using System.Globalization;
using System.Text;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>A proposed mapping file, with how sure each line of it is.</summary>
/// <param name="stream">The stream.</param>
/// <param name="used">The columns that this stream, or another, makes something from.</param>
internal sealed class StreamText(ProposedStream stream, IReadOnlySet<object> used)
{
    private readonly StringBuilder _text = new();

    public static string Of(ProposedStream stream, IReadOnlySet<object> used) => new StreamText(stream, used).Write();

    public static string Said(Certainty certainty, string? note) => certainty switch
    {
        Certainty.Question => OneLine($"QUESTION: {note}"),
        _ => OneLine($"{certainty.ToString().ToLowerInvariant()}{(note is null ? "" : $": {note}")}"),
    };

    private string Write()
    {
        var (table, module) = (stream.Table, stream.Module);
        _text.Append("# yaml-language-server: $schema=schemas/stream.json\n");
        _text.Append(CultureInfo.InvariantCulture, $"# {OneLine(table.Title)}, {table.Rows} rows, as {module.Title} ({module.Module}). {Said(stream.Certainty, stream.Note)}\n");
        _text.Append("# What each field can be: zohomigrate describe ").Append(module.Module).Append('\n');
        if (table.Doubt is { } doubt)
            _text.Append("# QUESTION: ").Append(OneLine(doubt)).Append('\n');
        _text.Append("module: ").Append(module.Module).Append('\n');
        _text.Append("source: ").Append(table.Source).Append('\n');
        _text.Append(stream.IsGrouped ? "group_by: " : "key: ").Append($"[{string.Join(", ", stream.Key.Columns.Select(column => YamlWord.Column(column.Name)))}]")
            .Append("  # ").Append(Said(stream.Key.Certainty, stream.Key.Note)).Append('\n');
        if (stream.Lines is { } lines)
        {
            _text.Append(CultureInfo.InvariantCulture, $"lines: {{ source: {lines.Table.Source}, on: {{ {YamlWord.Of(stream.Key.Columns[0].Name)}: {YamlWord.Column(lines.On.Name)} }} }}");
            _text.Append(CultureInfo.InvariantCulture, $"  # likely: {lines.Table.Rows} rows name {lines.On.Distinct.Count} of its keys\n");
        }

        _text.Append("fields:\n");
        foreach (var group in stream.Fields.GroupBy(field => field.Path.Split('.')[0]))
            WriteField(group.Key, [.. group]);
        foreach (var missing in stream.Missing)
            _text.Append("  # MISSING: Zoho requires ").Append(missing).Append(", and no column was found for it\n");
        WriteUnused(table);
        if (stream.Lines is { } own)
            WriteUnused(own.Table);
        return _text.ToString();
    }

    private void WriteField(string name, IReadOnlyList<ProposedField> fields)
    {
        if (fields is [{ } only] && only.Path == name)
        {
            WriteRule(only, name, "  ");
            return;
        }

        _text.Append("  ").Append(name).Append(":\n");
        var (head, indent) = name == stream.Names.Lines?.List ? ("    each: line\n    fields:\n", "      ")
            : stream.Module.Fields[name].Type == FieldType.List ? ("    - fields:\n", "        ") : ("    fields:\n", "      ");
        _text.Append(head);
        foreach (var field in fields)
            WriteRule(field, field.Path[(name.Length + 1)..], indent);
    }

    private void WriteRule(ProposedField field, string name, string indent) =>
        _text.Append(indent).Append(name).Append(": ").Append(field.Rule).Append("  # ").Append(Said(field.Certainty, field.Note)).Append('\n');

    // Nothing is lost without a word: what no field takes is named.
    private void WriteUnused(SampledTable table)
    {
        var unused = table.Columns.Where(column => !used.Contains(column)).ToList();
        if (unused.Count == 0)
            return;
        _text.Append("# Nothing is made from these columns of ").Append(OneLine(table.Title)).Append(" yet:\n");
        var width = unused.Max(column => column.Name.Length);
        foreach (var column in unused)
            _text.Append(CultureInfo.InvariantCulture, $"#   {OneLine(column.Name).PadRight(width)}  {(column.Values.Count == 0 ? "empty" : $"{column.Values.Count} of {column.Cells.Count} rows have it, {column.Distinct.Count} different")}\n");
    }

    /// <summary>A stranger's text as part of a comment, which a line break would end.</summary>
    internal static string OneLine(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : letter));
}
