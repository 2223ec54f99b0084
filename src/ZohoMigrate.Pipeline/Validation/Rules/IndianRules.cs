using ZohoMigrate.Catalog;
using ZohoMigrate.Catalog.India;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>What is expected of the numbers and codes of India's taxes. Zoho does not say which of it it checks.</summary>
internal static class IndianRules
{
    private const string Tidy = "In the mapping, beside `from`, `case: upper` makes capitals of small letters, and `replace: { \" \": \"\" }` takes blanks out.";

    public static IReadOnlyList<FieldRule> All { get; } =
    [
        new("gstin-shape", value => !LostDigits.In(value.Text) && !Gstin.Fits(value.Text),
            value => Gstin.Fits(Gstin.Tidied(value.Text)) ? "is a GSTIN with small letters, blanks or signs in it" : "is not a GSTIN")
        {
            Of = Shape.Gstin,
            Hint = value => Gstin.Fits(Gstin.Tidied(value.Text)) ? Tidy : null,
        },
        new("gstin-state", value => Gstin.Fits(value.Text) && IndianStates.OfNumber(Gstin.State(value.Text)) is null, _ => "begins with a number that no state has") { Of = Shape.Gstin },
        new("gstin-check", value => Gstin.Fits(value.Text) && !Gstin.IsChecked(value.Text), _ => "has another last character than its others come to") { Of = Shape.Gstin },
        new("hsn-shape", value => !LostDigits.In(value.Text) && !HsnShape.Fits(value.Text), _ => "should have 4, 6 or 8 digits") { Of = Shape.Hsn },
        new("state-code", value => IndianStates.OfCode(value.Text) is null, _ => "is not the code of an Indian state") { Of = Shape.StateCode },
        new("state-code-doubtful", value => IndianStates.OfCode(value.Text) is { IsDoubtful: true }, _ => "is a state whose code is written in several ways") { Of = Shape.StateCode },
    ];
}
