using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>An Indian state by its name, its letters or its number → the letters Zoho takes.</summary>
internal static class StateConversion
{
    private static readonly IReadOnlyList<string> Names = [.. IndianStates.All.Where(state => state.Code is not null).Select(state => state.Name)];

    public static TextConversion Create(StateTable states) => new("not-a-state", "an Indian state, such as Karnataka, KA, 29 or 29-Karnataka", text =>
        states.CodeOf(text) is { } code ? new PayloadText(code) : null)
    {
        Near = Near,
    };

    private static string Near(string text)
    {
        if (IndianStates.Find(text) is { } found)
            return $"; this is {found.Name}, for which no one code is known{(found.IsDoubtful ? $" ({string.Join(" and ", found.OtherCodes)} are in use)" : "")}";
        return NearestName.Of(text, Names) is { } name ? $"; the nearest is {name}" : "";
    }
}
