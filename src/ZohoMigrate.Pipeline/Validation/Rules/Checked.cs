using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>A value as a rule sees it: of the right type already.</summary>
/// <param name="spec">What Zoho demands.</param>
/// <param name="node">The value.</param>
internal readonly struct Checked(FieldSpec spec, JsonNode node)
{
    public FieldSpec Spec { get; } = spec;

    /// <summary>Whether a value is text.</summary>
    public static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    public string Text => node.ToString();

    public decimal Number => RecordTotal.Number(node) ?? decimal.Parse(Text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture);

    public DateOnly Date => IsoDate.Parse(Text);

    /// <summary>Characters as a person counts them.</summary>
    public int Length => Text.EnumerateRunes().Count();

    /// <summary>Decimals that are not zeros at the end.</summary>
    public int Decimals => (Number / 1.0000000000000000000000000000m).Scale;
}
