using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>Every demand a value must meet, beyond being there and being of its type.</summary>
internal static class FieldRules
{
    public static IReadOnlyList<FieldRule> All { get; } =
    [
        new("too-long", value => IsTooLong(value),
            value => $"has {Scalars(value.Text)} characters, and Zoho takes {value.Spec.MaxLength}", "Shorten the value."),
        new("not-a-choice", value => value.Spec.Type == FieldType.Choice && !value.Spec.Values.Contains(value.Text),
            value => $"should be one of {string.Join(", ", value.Spec.Values)}", "Correct the value, or translate it with `map` in the mapping."),
        new("too-small", value => IsNumber(value) && value.Number < value.Spec.Min,
            value => $"is less than {value.Spec.Min}", "Correct the value."),
        new("too-large", value => IsNumber(value) && value.Number > value.Spec.Max,
            value => $"is more than {value.Spec.Max}", "Correct the value."),
        new("not-above", value => IsNumber(value) && value.Number <= value.Spec.Above,
            value => $"should be more than {value.Spec.Above}", "Correct the value."),
        new("not-a-discount", value => value.Spec.Type == FieldType.Discount && (value.Number < 0 || (value.Text.EndsWith('%') && value.Number > 100)),
            _ => "should be an amount of 0 or more, or 0% to 100%", "Correct the value."),
        new("not-an-email", value => value.Spec.Type == FieldType.Email && !EmailShape.Fits(value.Text),
            _ => "is not an e-mail address", "Correct the address, or leave it out."),
    ];

    // A text has no more scalars than characters: only one that may be too long is counted.
    private static bool IsTooLong(Checked value) =>
        value.Spec.MaxLength is { } most && value.Text is var text && text.Length > most && Scalars(text) > most;

    private static int Scalars(string text) => text.EnumerateRunes().Count();

    private static bool IsNumber(Checked value) => value.Spec.Type is FieldType.Decimal or FieldType.Integer;
}
