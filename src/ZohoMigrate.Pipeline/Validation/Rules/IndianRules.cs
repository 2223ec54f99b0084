using ZohoMigrate.Catalog;
using ZohoMigrate.Catalog.India;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>What is expected of the numbers and codes of India's taxes. Zoho does not say which of it it checks.</summary>
internal static class IndianRules
{
    public static IReadOnlyList<FieldRule> All { get; } =
    [
        new("gstin-shape", value => Is(value, Shape.Gstin) && !Gstin.Fits(value.Text), _ => "is not a GSTIN"),
        new("gstin-state", value => IsGstin(value) && IndianStates.OfNumber(Gstin.State(value.Text)) is null, _ => "begins with a number that no state has"),
        new("gstin-check", value => IsGstin(value) && !Gstin.IsChecked(value.Text), _ => "has another last character than its others come to"),
        new("pan-shape", value => Is(value, Shape.Pan) && !Pan.Fits(value.Text), _ => "is not a PAN"),
        new("hsn-shape", value => Is(value, Shape.Hsn) && !HsnShape.Fits(value.Text), _ => "should have 4, 6 or 8 digits"),
        new("state-code", value => Is(value, Shape.StateCode) && IndianStates.OfCode(value.Text) is null, _ => "is not the code of an Indian state"),
        new("state-code-doubtful", value => Is(value, Shape.StateCode) && IndianStates.OfCode(value.Text) is { IsDoubtful: true },
            _ => "is a state whose code is written in several ways"),
    ];

    private static bool Is(Checked value, Shape shape) => value.Spec.Shape == shape && !LostDigits.In(value.Text);

    private static bool IsGstin(Checked value) => Is(value, Shape.Gstin) && Gstin.Fits(value.Text);
}
