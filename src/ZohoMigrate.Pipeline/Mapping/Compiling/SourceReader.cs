using System.Globalization;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Compiling.Views;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads <c>source</c>: a file's name, or the file and how it is written. What is not said is found out when it is read.</summary>
internal static class SourceReader
{
    /// <summary>Every key it may have.</summary>
    public static readonly string[] Keys =
        ["file", "delimiter", "encoding", "quote", "escape", "header_row", "header_rows", "skip_footer", "sheet"];

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

        var named = Named(defaults, table.RequireText("file"), table.Find("file") ?? node, file) with
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
            file.Fault(table.Find("quote")!, "`quote` cannot be the same as `delimiter` or `escape`");
        return (named, table);
    }

    private static TableSource Named(TableSource table, string? name, YamlNode at, YamlFile file)
    {
        if (name is not null && SourcePath.Fault(name) is var (message, hint))
            file.Fault(at, message, hint);
        return table with { File = name ?? "", NamedAt = $"{file.NameAt(at)}:{at.Start.Line}:{at.Start.Column}" };
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
