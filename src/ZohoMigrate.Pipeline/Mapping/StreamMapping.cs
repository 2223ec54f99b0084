using ZohoMigrate.Catalog;
using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>One mapping file, compiled.</summary>
public sealed record StreamMapping
{
    /// <summary>Its name, its module's name and its place in the order of delivery.</summary>
    public required StreamEntry Entry { get; init; }

    public required ModuleSpec Module { get; init; }

    public required StreamSource Source { get; init; }

    /// <summary>The columns that identify a record in the source, for ever.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>The lists at Zoho whose n-th element is made from the record's n-th line ("line_items").</summary>
    public required IReadOnlySet<string> LineLists { get; init; }

    /// <summary>What a line must meet to be taken into a list, list by list; empty where a list takes all, or there is none.</summary>
    internal IReadOnlyList<IReadOnlyList<RowCondition>> LineKinds { get; init; } = [];

    /// <summary>The formats its dates are read in.</summary>
    internal IReadOnlyList<string> DateFormats { get; init; } = [];

    /// <summary>As what its columns are read, where that is numbers or days.</summary>
    internal IReadOnlyList<ColumnReading> Readings { get; init; } = [];

    /// <summary>The currencies its amounts are read as, where the mapping names any.</summary>
    internal IReadOnlySet<string> Currencies { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The organisation's lists it looks records up in.</summary>
    internal IReadOnlySet<LookupList> LooksIn { get; init; } = new HashSet<LookupList>();

    /// <summary>The currency of amounts that name none, where the pack says so.</summary>
    internal string? BaseCurrency { get; init; }

    /// <summary>The currencies that amounts without one are in, as far as the pack says.</summary>
    internal IReadOnlyCollection<string> StatedCurrencies => BaseCurrency is { } stated ? [.. Currencies.Append(stated).Distinct(StringComparer.Ordinal)] : [.. Currencies];

    /// <summary>The organisation's own state, where the pack names it.</summary>
    internal IndianState? Home { get; init; }

    /// <summary>The streams it refers to.</summary>
    internal IReadOnlySet<string> Parents { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The columns, besides its key, by which other streams refer to its records.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> ReferredBy { get; init; } = [];

    /// <summary>What its references lead to by other columns than the key.</summary>
    internal IReadOnlyList<(string Stream, IReadOnlyList<string> By)> RefersBy { get; init; } = [];

    /// <summary>What the pack makes of the rules it may change.</summary>
    internal RuleChoices Rules { get; init; } = RuleChoices.None;

    /// <summary>The fields, without places in lists, whose value is left out where it does not fit (<c>on_invalid: omit</c>).</summary>
    internal IReadOnlySet<string> Omitted { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The fields, without places in lists, that it fills: of the organisation's own too, behind what holds them.</summary>
    internal IReadOnlySet<string> Mapped { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Where the source states a record's total; null where it is not to be checked.</summary>
    internal TotalCheck? Total { get; init; }

    /// <summary>The column that says why a record cannot be sent; null where none does.</summary>
    internal string? Rejected { get; init; }

    /// <summary>The column that says what somebody should look at in a record that is sent; null where none does.</summary>
    internal string? Noted { get; init; }

    /// <summary>Which record must be there before, though nothing is taken of it; null where none must.</summary>
    internal ReferredKey? After { get; init; }

    /// <summary>The API name of the custom field that holds a record's stream and key; null where there is none.</summary>
    internal string? UniqueField { get; init; }

    /// <summary>Whether records that are there are changed, and how they are found.</summary>
    internal UpsertMapping Upsert { get; init; } = UpsertMapping.None;

    internal ObjectValue Fields { get; init; } = new([]);

    internal IReadOnlyList<StepMapping> Steps { get; init; } = [];
}
