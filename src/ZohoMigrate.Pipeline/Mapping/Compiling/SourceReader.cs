using System.Globalization;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads <c>source</c>: a file's name, or the file and how it is written. What is not said is found out when it is read.</summary>
internal static class SourceReader
{
    /// <summary>Every key it may have.</summary>
    public static readonly string[] Keys =
        ["file", "delimiter", "encoding", "quote", "escape", "header_row", "header_rows", "skip_footer", "sheet"];

    public static TableSource Read(YamlNode node, StreamContext stream)
    {
        var defaults = new TableSource("") { Encoding = stream.Defaults.Encoding, Delimiter = stream.Defaults.Delimiter };
        if (node is YamlScalarNode)
            return Named(defaults, stream.File.Text(node, "`source`"), node, stream);
        if (stream.File.Section(node, "`source`", Keys) is not { } table)
            return defaults;

        var named = Named(defaults, table.RequireText("file"), table.Find("file") ?? node, stream) with
        {
            Encoding = table.Has("encoding") ? Spelling.Encoding(table) ?? defaults.Encoding : defaults.Encoding,
            Delimiter = table.Has("delimiter") ? Spelling.Delimiter(table) ?? defaults.Delimiter : defaults.Delimiter,
            Quote = table.Has("quote") ? Quote(table) : null,
            Escape = table.Has("escape") ? Spelling.Character(table, "escape", "\"\\\\\"") : null,
            HeaderRow = Number(table, "header_row", 0, int.MaxValue - 1),
            HeaderRows = Number(table, "header_rows", 1, TableSource.MostHeaderRows) ?? 1,
            SkipFooter = Number(table, "skip_footer", 0, TableSource.LongestFooter),
            Sheet = table.Has("sheet") ? table.RequireText("sheet") : null,
        };
        if (named.Quote is { } quote && (quote == named.Delimiter || quote == named.Escape))
            stream.File.Fault(table.Find("quote")!, "`quote` cannot be the same as `delimiter` or `escape`");
        return named;
    }

    private static TableSource Named(TableSource table, string? name, YamlNode at, StreamContext stream)
    {
        if (name is not null && SourcePath.Fault(name) is var (message, hint))
            stream.File.Fault(at, message, hint);
        return table with { File = name ?? "", NamedAt = $"{stream.File.NameAt(at)}:{at.Start.Line}:{at.Start.Column}" };
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
