using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Reconciling;

/// <summary>What the source has of one module, and which of it should be at Zoho. Ids and natural keys of all of these are held in memory.</summary>
internal sealed class SourceSide
{
    private readonly SortedDictionary<RecordState, long> _states = [];
    private readonly Dictionary<string, ExpectedRecord> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExpectedRecord> _byNaturalKey = new(StringComparer.Ordinal);
    private readonly HashSet<string?> _places = new(StringComparer.Ordinal);

    private SourceSide(ModuleSpec module) => Module = module;

    public ModuleSpec Module { get; }

    /// <summary>The source's totals.</summary>
    public CurrencySums Sums { get; } = new();

    /// <summary>Whether the source names a currency anywhere.</summary>
    public bool NamesCurrency { get; private set; }

    public long WithoutTotal { get; private set; }

    public long Records => _states.Values.Sum();

    public IReadOnlyDictionary<string, long> States =>
        _states.ToDictionary(state => JsonNamingPolicy.KebabCaseLower.ConvertName(state.Key.ToString()), state => state.Value, StringComparer.Ordinal);

    public IReadOnlyCollection<ExpectedRecord> Expected => _byId.Values;

    public static async Task<SourceSide> ReadAsync(IRunAccounts accounts, ModuleSpec module, CancellationToken cancellationToken)
    {
        var side = new SourceSide(module);
        await foreach (var record in accounts.ReadRecordsAsync(module, cancellationToken))
            side.Add(record);
        return side;
    }

    public ExpectedRecord? Find(string zohoId) => _byId.GetValueOrDefault(zohoId);

    /// <summary>The record of ours that a row of somebody else's is a second copy of.</summary>
    public ExpectedRecord? FindTwin(JsonElement row) =>
        Keys(row).Select(key => _byNaturalKey.GetValueOrDefault(key)).FirstOrDefault(twin => twin is not null);

    /// <summary>Whether a row shows something where ours have what they are told by.</summary>
    public bool IsTold(JsonElement row) => Keys(row).Any();

    private IEnumerable<string> Keys(JsonElement row) =>
        _places.Select(place => NaturalKey.Of(Module, row, place)).OfType<string>();

    private void Add(ReportedRecord record)
    {
        _states[record.State] = _states.GetValueOrDefault(record.State) + 1;
        var payload = record.Payload is null ? new PayloadObject() : PayloadObject.Parse(record.Payload);
        var total = record.SourceTotal(Module);

        // What the user left out is not missed at Zoho.
        if (record.State != RecordState.Skipped)
        {
            Sums.Add(record.Currency, source: total ?? 0);
            NamesCurrency |= record.Currency is not null;
            WithoutTotal += total is null ? 1 : 0;
        }

        if (!record.State.IsAtZoho() || record.ZohoId is not { } id)
            return;
        var expected = _byId[id] = new ExpectedRecord(record.Stream, record.Key, id, total, record.Currency, record.IsStale);
        if (NaturalKey.Of(Module, payload) is not { } key)
            return;
        _byNaturalKey[key] = expected;
        _places.Add(NaturalKey.PlaceOf(key));
    }
}
