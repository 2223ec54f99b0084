using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>A value as a rule sees it: of the right type already.</summary>
/// <param name="spec">What Zoho demands.</param>
/// <param name="node">The value.</param>
internal readonly struct Checked(FieldSpec spec, JsonNode node)
{
    public FieldSpec Spec { get; } = spec;

    public string Text { get; } = node.ToString();

    /// <summary>Whether it is free text, or text of some shape.</summary>
    public bool IsText => Spec.Type is FieldType.Text or FieldType.Email;

    public bool IsNumber => Spec.Type is FieldType.Decimal or FieldType.Integer;

    public decimal Number => decimal.Parse(Text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture);

    public DateOnly Date => DateOnly.ParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Characters as a person counts them.</summary>
    public int Length => Text.EnumerateRunes().Count();

    /// <summary>Decimals that are not zeros at the end.</summary>
    public int Decimals => (Number / 1.0000000000000000000000000000m).Scale;
}
