using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Compiling.Views;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Compiles one mapping file.</summary>
internal sealed class StreamCompiler(string name, Section section, ModuleSpec module, IReadOnlyDictionary<string, ModuleSpec?> streams)
{
    public static readonly IReadOnlyList<string> Keys = ["module", "source", "key", "group_by", "lines", "where", "left_out", "rejected", "noted", "after", "fields", "unique_field", "upsert", "steps", "check", "defaults"];

    /// <summary>The views its sources may name.</summary>
    public required PackViews Views { get; init; }

    /// <summary>The stream; its place among the others is not known yet.</summary>
    public StreamMapping Compile(PackDefaults packDefaults, PackFolders folders, ZohoCatalogue catalogue)
    {
        var file = section.File;
        var own = section.Find("defaults") is { } node ? file.Section(node, "`defaults`", PackDefaults.Keys) : null;
        var defaults = packDefaults.With(own);
        var stream = new StreamContext(name, file, module, defaults, streams) { Catalogue = catalogue, Folders = folders, HasLines = section.Has("lines") || section.Has(GroupReader.Key) };

        var group = GroupReader.Read(section);
        var key = section.Has("key") ? section.Texts("key") : group ?? [];
        if (key.Count == 0 && group is not { Count: 0 })
            file.Fault(section.Find("key") ?? section.Node, $"stream `{name}` lacks `key`", "name the columns that identify a record in the source");

        stream.Need(key, inLine: false, section.Node);
        stream.Need(group ?? [], inLine: false, section.Node);
        var (rejected, noted) = (Column("rejected", stream), Column("noted", stream));
        var after = section.Find("after") is { } earlier ? new ReferenceCompiler(stream).CompileAfter(earlier) : null;
        var fields = section.Require("fields") is { } rules
            ? new FieldsCompiler(stream).CompileObject(rules, module.Fields, path: "", inLine: false)
            : new ObjectValue([]);
        var upsert = UpsertReader.Read(section, stream);
        return new StreamMapping
        {
            Entry = new StreamEntry(name, module.Module, 0),
            Module = upsert.Of(module),
            Upsert = upsert,
            Key = key,
            Fields = fields,
            Rejected = rejected,
            Noted = noted,
            After = after,
            UniqueField = UniqueFieldReader.Read(section, module),
            Steps = StepsReader.Read(section.Find("steps"), stream),
            Total = CheckReader.Read(section.Find("check"), stream),
            Source = Source(stream, group, key),
            LineLists = stream.LineLists,
            LineKinds = stream.LineKinds.Exists(kind => kind.Count == 0) ? [] : stream.LineKinds,
            Omitted = stream.Omitted,
            Mapped = stream.Mapped,
            Parents = stream.Parents,
            RefersBy = stream.RefersBy,
            DateFormats = [.. stream.DateFormats],
            Readings = stream.Readings,
            Currencies = stream.Currencies,
            LooksIn = stream.LooksIn,
            Home = defaults.Home,
            BaseCurrency = defaults.BaseCurrency,
        };
    }

    private StreamSource Source(StreamContext stream, IReadOnlyList<string>? group, IReadOnlyList<string> key)
    {
        // What `where` reads is read of every row.
        var groups = group is null ? null : new RowGrouping(group, [.. stream.HeaderColumns.Except(group, StringComparer.Ordinal)])
        {
            Telling = group.Count == 0 ? [] : stream.TellingColumns,
            Deciding = stream.DecidingColumns,
            // What lines read as well is not lost.
            Amounts = stream.AmountColumns.Except(stream.LineColumns, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal),
            RecordKey = key,
        };
        var where = ConditionReader.Read(section.Find("where"), "where", stream);
        var leftOut = Column("left_out", stream);
        var lines = section.Find("lines") is { } node ? Lines(node, stream) : null;
        var header = section.Require("source") is { } source ? SourceReader.Read(source, stream, Views) : new TableSource("");
        return new StreamSource
        {
            Stream = name,
            Header = header with { Columns = [.. groups is null ? stream.HeaderColumns : stream.HeaderColumns.Union(stream.LineColumns, StringComparer.Ordinal)] },
            Key = key,
            HasTotal = module.Total is not null,
            Groups = groups,
            Lines = lines is null ? null : lines with { Table = lines.Table with { Columns = [.. stream.LineColumns] } },
            Where = leftOut is null ? where : [.. where, new RowCondition(leftOut, [null], Negated: false)],
            LeftOut = leftOut,
            NullMarkers = stream.Defaults.NullMarkers,
        };
    }

    // A column that says something of its row.
    private string? Column(string key, StreamContext stream)
    {
        var column = section.Text(key);
        stream.Need(column is null ? [] : [column], inLine: false, section.Node);
        return column;
    }

    private LineSource? Lines(YamlNode node, StreamContext stream)
    {
        if (stream.File.Section(node, "`lines`", "source", "on") is not { } lines)
            return null;

        var table = lines.Require("source") is { } source ? SourceReader.Read(source, stream, Views) : new TableSource("");
        var on = lines.Require("on");
        if (on is not null and not YamlMappingNode { Children.Count: > 0 })
            stream.File.Fault(on, "`on` should pair columns", "as in on: { column of the header file: column of the line file }");

        var pairs = (on as YamlMappingNode)?.Select(pair => new JoinColumns(
            (pair.Key as YamlScalarNode)?.Value ?? "", stream.File.Text(pair.Value, "a column of `on`") ?? "")).ToList() ?? [];
        stream.Need(pairs.Select(pair => pair.Header), inLine: false, node);
        stream.Need(pairs.Select(pair => pair.Line), inLine: true, node);
        return new LineSource(table, pairs);
    }
}
