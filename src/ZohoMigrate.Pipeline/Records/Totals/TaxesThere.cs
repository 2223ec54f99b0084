using System.Globalization;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>Of which of India's kinds the taxes are that the organisation has, as far as it was asked before the sources are read.</summary>
public sealed class TaxesThere
{
    private readonly Dictionary<(string List, string Value), IReadOnlySet<string>> _kinds = [];

    /// <summary>The organisation was not asked.</summary>
    public static TaxesThere NotAsked { get; } = new();

    /// <summary>Whether any is of such a kind.</summary>
    internal bool AreOfIndia { get; private set; }

    /// <summary>Notes one; several of the same value are of the kinds of none, for it is not known which is meant.</summary>
    /// <param name="list">Where it is looked up.</param>
    /// <param name="value">The value it has there.</param>
    /// <param name="kinds">"igst"; of a group, those of its taxes.</param>
    internal void Add(LookupList list, string value, IReadOnlySet<string> kinds)
    {
        var place = (list.Name, Folded(value));
        _kinds[place] = _kinds.ContainsKey(place) ? new HashSet<string>(StringComparer.Ordinal) : kinds;
        AreOfIndia |= kinds.Count > 0;
    }

    /// <summary>The kinds of a tax that is looked up; null where it is not known.</summary>
    internal IReadOnlySet<string>? Find(string list, string value) => _kinds.GetValueOrDefault((list, Folded(value)));

    private static string Folded(string value) => ShownNumber.Of(value)?.ToString("0.############", CultureInfo.InvariantCulture) ?? ComposedText.Of(value.Trim()).ToUpperInvariant();
}
