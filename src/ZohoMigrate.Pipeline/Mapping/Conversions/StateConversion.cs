using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>An Indian state by its name, its letters or its number → the letters Zoho takes.</summary>
internal static class StateConversion
{
    public static TextConversion Instance { get; } = new("not-a-state", "an Indian state, such as Karnataka, KA, 29 or 29-Karnataka", text =>
        IndianStates.Find(text)?.Code is { } code ? new PayloadText(code) : null);
}
