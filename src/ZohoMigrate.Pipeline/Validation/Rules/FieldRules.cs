using System.Runtime.CompilerServices;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>Every demand a value must meet, beyond being there and being of its type: first what Zoho refuses, then what somebody would be sorry for.</summary>
internal static class FieldRules
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private const string Garbled = "has letters that were lost or read in the wrong encoding";

    private static readonly FieldRule[] All =
    [
        .. IndianRules.All,
        new("too-long", value => value.Text.Length > value.Spec.MaxLength && value.Length > value.Spec.MaxLength, TooLong) { Concerns = spec => spec.MaxLength is not null },
        new("too-long-here", value => value.Text.Length > value.Spec.Here!.Length && value.Length > value.Spec.Here.Length,
            value => $"has {value.Length} characters, and the organisation's field takes {value.Spec.Here!.Length}")
        {
            Concerns = spec => IsText(spec) && spec.Here?.Length is { } length && !(length >= spec.MaxLength),
        },
        new("not-in-pick-list", value => !PickList.Has(value.Spec.Here!, value.Text), value => PickList.Message(value.Spec.Here!, value.Text))
        {
            Concerns = spec => spec.Here is { Values.Count: > 0 },
        },
        new("not-a-choice", value => !value.Spec.Values.Contains(value.Text), value => $"should be one of {string.Join(", ", value.Spec.Values)}")
        {
            Concerns = spec => spec is { Type: FieldType.Choice, Open: false },
        },
        new("too-small", value => value.Number < value.Spec.Min, value => $"is less than {value.Spec.Min}") { Concerns = spec => IsNumber(spec) && spec.Min is not null },
        new("too-large", value => value.Number > value.Spec.Max, value => $"is more than {value.Spec.Max}") { Concerns = spec => IsNumber(spec) && spec.Max is not null },
        new("not-above", value => value.Number <= value.Spec.Above, value => $"should be more than {value.Spec.Above}") { Concerns = spec => IsNumber(spec) && spec.Above is not null },
        new("not-a-discount", value => value.Number < 0 || (value.Text.EndsWith('%') && value.Number > 100), _ => "should be an amount of 0 or more, or 0% to 100%")
        {
            Concerns = spec => spec.Type == FieldType.Discount,
        },
        new("not-an-email", value => !EmailShape.Fits(value.Text), _ => "is not an e-mail address") { Concerns = spec => spec.Type == FieldType.Email },
        new("not-a-phone", value => !CrmPhonePattern.Fits(value.Text) && !LostDigits.In(value.Text), _ => "is no phone number as Zoho CRM takes them") { Of = Shape.CrmPhone },
        new("not-digits", value => !LostDigits.In(value.Text) && !value.Text.All(char.IsAsciiDigit), _ => "should be digits alone") { Of = Shape.Digits },
        new("date-out-of-range", value => value.Date.Year is < FirstYear or > LastYear, _ => $"is not between the years {FirstYear} and {LastYear}")
        {
            Concerns = spec => spec.Type == FieldType.Date,
        },
        new("digits-lost", value => LostDigits.In(value.Text), _ => "is a long number whose last digits a spreadsheet has dropped")
        {
            Concerns = spec => IsText(spec) || spec.Type == FieldType.Id,
        },
        new("not-a-currency", value => !value.Spec.Values.Contains(value.Text), _ => "is not a currency code of ISO 4217") { Of = Shape.Currency },
        new("maybe-too-long", value => value.Text.Length > value.Spec.SafeLength && value.Length > value.Spec.SafeLength && !(value.Length > value.Spec.MaxLength),
            value => $"has {value.Length} characters, and Zoho may take no more than {value.Spec.SafeLength}") { Concerns = spec => spec.SafeLength is not null },
        new("garbled-text", value => TextFlaws.IsMisread(value.Text), _ => Garbled) { Of = Shape.Url },
        new("garbled-text", value => TextFlaws.IsReplaced(value.Text) || TextFlaws.IsMisread(value.Text), _ => Garbled) { Concerns = spec => IsText(spec) && spec.Shape != Shape.Url },
        new("control-character", value => TextFlaws.HasControlCharacters(value.Text), _ => "has characters that cannot be seen") { Concerns = IsText },
        new("phone-shape", value => !PhoneShape.Fits(value.Text) && !LostDigits.In(value.Text), _ => "is hardly a phone number") { Of = Shape.Phone },
        new("phone-shape", value => CrmPhonePattern.Fits(value.Text) && !PhoneShape.Fits(value.Text), _ => "is hardly a phone number") { Of = Shape.CrmPhone },
        new("url-shape", value => !UrlShape.Fits(value.Text), _ => "is not the address of a web site") { Of = Shape.Url },
        new("too-precise", value => value.Decimals > (value.Spec.Here?.Decimals ?? value.Spec.Decimals),
            value => $"has {value.Decimals} decimals, and Zoho keeps {value.Spec.Here?.Decimals ?? value.Spec.Decimals}")
        {
            Concerns = spec => IsNumber(spec) && (spec.Here?.Decimals ?? spec.Decimals) is not null,
        },
        new("below-usual", value => value.Number < value.Spec.UsualMin, value => $"is less than {value.Spec.UsualMin}") { Concerns = spec => IsNumber(spec) && spec.UsualMin is not null },
    ];

    private static readonly ConditionalWeakTable<FieldSpec, FieldRule[]> OfSpecs = [];

    /// <summary>The rules that values of a field can break.</summary>
    public static IReadOnlyList<FieldRule> Of(FieldSpec spec) =>
        OfSpecs.GetValue(spec, static spec => [.. All.Where(rule => (rule.Of is null || rule.Of == spec.Shape) && rule.Concerns(spec))]);

    /// <summary>The rules a value breaks.</summary>
    public static List<FieldRule> Broken(Checked value) => [.. Of(value.Spec).Where(rule => rule.IsBroken(value))];

    private static bool IsNumber(FieldSpec spec) => spec.Type is FieldType.Decimal or FieldType.Integer;

    // Free text, or text of some shape.
    private static bool IsText(FieldSpec spec) => spec.Type is FieldType.Text or FieldType.Email;

    private static string TooLong(Checked value) => RecordMarker.In(value.Text) is null
        ? $"has {value.Length} characters, and Zoho takes {value.Spec.MaxLength}"
        : $"has {value.Length - RecordMarker.Room} characters; with the {RecordMarker.Room} of the marker that tells the record from others " +
          $"it has {value.Length}, and Zoho takes {value.Spec.MaxLength}";
}
