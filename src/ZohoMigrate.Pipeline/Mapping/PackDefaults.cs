using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>
/// How the sources of a pack are written, where a stream or field does not say otherwise: the <c>defaults</c> of migration.yaml or of a stream.
/// </summary>
internal sealed record PackDefaults
{
    private const string BaseCurrencyKey = "base_currency";

    public static readonly IReadOnlyList<string> Keys = ["date_formats", "culture", "currency", "encoding", "delimiter", "null_markers", "home_state", "states", BaseCurrencyKey];

    public IReadOnlyList<string> DateFormats { get; init; } = ["yyyy-MM-dd"];

    public NumberStyle Numbers { get; init; } = NumberStyle.ByCulture["invariant"];

    /// <summary>Whether the pack itself says how numbers are written.</summary>
    public bool IsCultureNamed { get; init; }

    /// <summary>The currency whose signs amounts may carry; null = none.</summary>
    public string? Currency { get; init; }

    /// <summary>Null where it is found out.</summary>
    public string? Encoding { get; init; }

    /// <summary>Null where it is found out.</summary>
    public char? Delimiter { get; init; }

    public NullMarkers NullMarkers { get; init; } = NullMarkers.None;

    /// <summary>The state of the organisation itself, where it is in India and the pack says which; nothing else tells.</summary>
    public IndianState? Home { get; init; }

    /// <summary>The letters the organisation takes for Indian states, where they are others than the catalogue's.</summary>
    public StateTable States { get; init; } = StateTable.None;

    /// <summary>The currency of amounts that name none, which the organisation's books must be in; null where the pack does not say.</summary>
    public string? BaseCurrency { get; init; }

    /// <summary>These defaults with what a section overrides.</summary>
    public PackDefaults With(Section? section)
    {
        if (section is null)
            return this;

        return this with
        {
            DateFormats = section.Has("date_formats") ? Spelling.DateFormats(section, "date_formats") : DateFormats,
            Numbers = section.Has("culture") ? Spelling.Culture(section, "culture") ?? Numbers : Numbers,
            IsCultureNamed = IsCultureNamed || section.Has("culture"),
            Currency = section.Has("currency") ? Spelling.Currency(section, "currency") ?? Currency : Currency,
            Encoding = section.Has("encoding") ? Spelling.Encoding(section) ?? Encoding : Encoding,
            Delimiter = section.Has("delimiter") ? Spelling.Delimiter(section) ?? Delimiter : Delimiter,
            NullMarkers = section.Find("null_markers") is { } markers ? Spelling.NullMarkers(section.File, markers) : NullMarkers,
            Home = section.Has("home_state") ? Spelling.State(section, "home_state") ?? Home : Home,
            States = section.Find("states") is { } states ? Spelling.States(section.File, states) : States,
            BaseCurrency = section.Has(BaseCurrencyKey) && section.Text(BaseCurrencyKey) is { Length: > 0 } ? Spelling.Currency(section, BaseCurrencyKey) ?? BaseCurrency : BaseCurrency,
        };
    }
}
