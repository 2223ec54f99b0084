using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>What is known of a stream while its fields are compiled, and what they turn out to need.</summary>
internal sealed class StreamContext(string name, YamlFile file, ModuleSpec module, PackDefaults defaults, IReadOnlyDictionary<string, ModuleSpec?> streams)
{
    public string Name => name;

    public YamlFile File => file;

    public ModuleSpec Module => module;

    public PackDefaults Defaults => defaults;

    /// <summary>All streams of the pack with their modules; null where a stream's module is not known.</summary>
    public IReadOnlyDictionary<string, ModuleSpec?> Streams => streams;

    /// <summary>What Zoho demands of all modules.</summary>
    public required ZohoCatalogue Catalogue { get; init; }

    /// <summary>Where the files that it names are looked for.</summary>
    public required PackFolders Folders { get; init; }

    /// <summary>Whether the stream has a file of lines.</summary>
    public bool HasLines { get; init; }

    public HashSet<string> HeaderColumns { get; } = new(StringComparer.Ordinal);

    /// <summary>Those that name another record or a day.</summary>
    public HashSet<string> TellingColumns { get; } = new(StringComparer.Ordinal);

    /// <summary>Those that amounts are read of.</summary>
    public HashSet<string> AmountColumns { get; } = new(StringComparer.Ordinal);

    /// <summary>Those that say how amounts are meant.</summary>
    public HashSet<string> DecidingColumns { get; } = new(StringComparer.Ordinal);

    public HashSet<string> LineColumns { get; } = new(StringComparer.Ordinal);

    public HashSet<string> LineLists { get; } = new(StringComparer.Ordinal);

    /// <summary>What a line must meet to be taken into a list, list by list.</summary>
    public List<IReadOnlyList<RowCondition>> LineKinds { get; } = [];

    /// <summary>The formats its dates are read in.</summary>
    public HashSet<string> DateFormats { get; } = new(StringComparer.Ordinal);

    /// <summary>As what its columns are read.</summary>
    public List<ColumnReading> Readings { get; } = [];

    /// <summary>The currencies its amounts are read as.</summary>
    public HashSet<string> Currencies { get; } = new(StringComparer.Ordinal);

    /// <summary>The organisation's lists it looks records up in.</summary>
    public HashSet<LookupList> LooksIn { get; } = [];

    public HashSet<string> Parents { get; } = new(StringComparer.Ordinal);

    /// <summary>The streams it refers to by other columns than their keys.</summary>
    public List<(string Stream, IReadOnlyList<string> By)> RefersBy { get; } = [];

    /// <summary>The fields that are left out where their value does not fit.</summary>
    public HashSet<string> Omitted { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields that are filled.</summary>
    public HashSet<string> Mapped { get; } = new(StringComparer.Ordinal);

    /// <summary>Notes the columns a field reads; with a fault when one has no name.</summary>
    public void Need(IEnumerable<string> columns, bool inLine, YamlNode at)
    {
        foreach (var column in columns)
        {
            if (column.Trim().Length == 0)
                file.Fault(at, "a column has a name");

            (inLine ? LineColumns : HeaderColumns).Add(column);
        }
    }

    /// <summary>Notes the columns that a field of this kind reads.</summary>
    public void Need(IReadOnlyList<string> columns, bool inLine, YamlNode at, FieldSpec spec)
    {
        Need(columns, inLine, at);
        if (!inLine && (spec.References is not null || spec.Type == FieldType.Date))
            TellingColumns.UnionWith(columns);
        if (!inLine && spec.Type is FieldType.Decimal or FieldType.Discount)
            AmountColumns.UnionWith(columns);
        if (!inLine && spec.DecidesAmounts)
            DecidingColumns.UnionWith(columns);
    }
}
