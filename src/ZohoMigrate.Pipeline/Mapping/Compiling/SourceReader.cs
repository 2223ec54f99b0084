using System.Globalization;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Compiling.Views;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads <c>source</c>: a file's name, or the file and how it is written. What is not said is found out when it is read.</summary>
internal static class SourceReader
{
    private static readonly string[] TableKeys = ["delimiter", "quote", "escape", "header_row", "header_rows", "skip_footer", "sheet"];
    private static readonly string[] JsonKeys = ["json_path", "list_separator"];

    /// <summary>Every key it may have.</summary>
    public static readonly string[] Keys =
        ["file", "files", "encoding", .. TableKeys, .. JsonKeys];

    /// <param name="node">A file, how it is written, or a view.</param>
    /// <param name="stream">Who reads it.</param>
    /// <param name="views">The pack's views.</param>
    public static TableSource Read(YamlNode node, StreamContext stream, PackViews views)
    {
        if (node is YamlMappingNode view && view.Children.ContainsKey(new YamlScalarNode("view")))
            return stream.File.Section(node, "`source`", "view") is { } named ? views.Read(named) : new TableSource("");
        return ReadFile(node, "`source`", stream.File, stream.Defaults, ["view"]).Source;
    }

    /// <summary>Reads a file and how it is written; of a mapping its section, too, which may have some keys besides.</summary>
    public static (TableSource Source, Section? Section) ReadFile(YamlNode node, string what, YamlFile file, PackDefaults pack, IEnumerable<string> besides)
    {
        var defaults = new TableSource("") { Encoding = pack.Encoding, Delimiter = pack.Delimiter };
        if (node is YamlScalarNode)
            return (Named(defaults, file.Text(node, what), node, file), null);
        if (file.Section(node, what, [.. Keys, .. besides]) is not { } table)
            return (defaults, null);

        var named = NamedIn(table, defaults, node, file) with
        {
            Encoding = table.Has("encoding") ? Spelling.Encoding(table) ?? defaults.Encoding : defaults.Encoding,
            Delimiter = table.Has("delimiter") ? Spelling.Delimiter(table) ?? defaults.Delimiter : defaults.Delimiter,
            Quote = table.Has("quote") ? Quote(table) : null,
            Escape = table.Has("escape") ? Spelling.Character(table, "escape", "\"\\\\\"") : null,
            HeaderRow = Number(table, "header_row", 0, int.MaxValue - 1),
            HeaderRows = Number(table, "header_rows", 1, TableSource.MostHeaderRows),
            SkipFooter = Number(table, "skip_footer", 0, TableSource.LongestFooter),
            Sheet = table.Has("sheet") ? table.RequireText("sheet") : null,
            JsonPath = table.Has("json_path") ? RowsAt(table) : null,
            ListSeparator = table.Has("list_separator") ? Separator(table) : null,
        };
        if (named.IsJson && Array.Find(TableKeys, table.Has) is { } odd)
            file.Fault(table.Find(odd)!, $"`{odd}` says nothing of a JSON file", "a file whose name ends with .json, .jsonl or .ndjson is one, and any with `files`, `json_path` or `list_separator`");
        if (named.Quote is { } quote && (quote == named.Delimiter || quote == named.Escape))
            file.Fault(table.Find("quote")!, "`quote` cannot be the same as `delimiter` or `escape`");
        return (named, table);
    }

    private static TableSource Named(TableSource table, string? name, YamlNode at, YamlFile file)
    {
        if (name is not null && SourcePath.Fault(name) is var (message, hint))
            file.Fault(at, message, hint);
        return table with { File = name ?? "", NamedAt = $"{file.NameAt(at)}:{at.Start.Line}:{at.Start.Column}" };
    }

    private static TableSource NamedIn(Section table, TableSource defaults, YamlNode node, YamlFile file)
    {
        if (!table.Has("files"))
            return Named(defaults, table.RequireText("file"), table.Find("file") ?? node, file);
        var (pattern, at) = (table.RequireText("files") ?? "", table.Find("files")!);
        if (table.Has("file"))
            file.Fault(at, "`file` and `files` cannot both be there", "`file` names one, `files` all that are the table together");
        else if (pattern.Contains("**", StringComparison.Ordinal))
            file.Fault(at, "`**` stands for nothing in `files`", "write * for each folder, as in \"*/*.json\"");
        else if (pattern.Length > 0 && !JsonFormat.IsNamed(pattern) && !table.Has("json_path"))
            file.Fault(at, "`files` names JSON files, whose names end with .json, .jsonl or .ndjson", "as in \"general/*.json\"; those of another ending with json_path: $");
        return Named(defaults, pattern, at, file) with { IsPattern = true };
    }

    private static string? RowsAt(Section table)
    {
        var text = table.RequireText("json_path");
        if (text is null)
            return null;
        if (JsonPath.Parse(text) is { } path)
            return path.ToString();
        table.File.Fault(table.Find("json_path")!, $"`{text}` does not say where in a JSON document an array is", "names of members behind a $, as in $.members or $.data['all users']");
        return null;
    }

    // Blanks and all: it is what stands between two values.
    private static string? Separator(Section table)
    {
        if (table.RequireText("list_separator") is not { } text)
            return null;
        if (text.Length > 0)
            return text;
        table.File.Fault(table.Find("list_separator")!, "`list_separator` is empty", "as in list_separator: \", \"");
        return null;
    }

    private static char? Quote(Section table) =>
        table.Text("quote") == "none" ? TableSource.NoQuote : Spelling.Character(table, "quote", "\"'\", or the word none");

    private static int? Number(Section table, string key, int least, int most)
    {
        if (!table.Has(key))
            return null;
        var text = table.RequireText(key);
        if (text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most))
            return text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);

        var upTo = most == int.MaxValue - 1 ? $"{least} or more" : $"from {least} to {most}";
        table.File.Fault(table.Find(key)!, $"`{key}` should be a whole number, {upTo}");
        return null;
    }
}
