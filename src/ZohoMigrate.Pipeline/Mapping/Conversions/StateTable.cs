using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>
/// Which letters a pack's organisation takes for which state, where the pack says otherwise than the catalogue (<c>defaults: { states: … }</c>):
/// by the state, however a source names it, or by a spelling that the catalogue does not know.
/// </summary>
internal sealed record StateTable
{
    private readonly IReadOnlyDictionary<string, string> _byNumber;
    private readonly IReadOnlyDictionary<string, string> _bySpelling;

    /// <param name="codes">A state's name, letters or number, or any other spelling → the letters to be sent.</param>
    public StateTable(IEnumerable<KeyValuePair<string, string>> codes)
    {
        var known = codes.ToLookup(code => IndianStates.Find(code.Key) is not null);
        _byNumber = known[true].DistinctBy(code => IndianStates.Find(code.Key)!.Number).ToDictionary(code => IndianStates.Find(code.Key)!.Number, code => code.Value, StringComparer.Ordinal);
        _bySpelling = known[false].DistinctBy(code => code.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(code => code.Key, code => code.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The catalogue's letters for all.</summary>
    public static StateTable None { get; } = new([]);

    /// <summary>The letters of the state that a text means; null where it means none, or there are none for it.</summary>
    public string? CodeOf(string text) => _bySpelling.GetValueOrDefault(ComposedText.Of(text))
        ?? (IndianStates.Find(text) is { } state ? _byNumber.GetValueOrDefault(state.Number) ?? state.Code : null);
}
