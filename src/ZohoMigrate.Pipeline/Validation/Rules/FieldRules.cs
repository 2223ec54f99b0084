using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>Every demand a value must meet, beyond being there and being of its type: first what Zoho refuses, then what somebody would be sorry for.</summary>
internal static class FieldRules
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private static readonly FieldRule[] All =
    [
        .. IndianRules.All,
        new("too-long", value => value.Text.Length > value.Spec.MaxLength && value.Length > value.Spec.MaxLength, TooLong),
        new("not-a-choice", value => value.Spec is { Type: FieldType.Choice, Open: false } && !value.Spec.Values.Contains(value.Text),
            value => $"should be one of {string.Join(", ", value.Spec.Values)}"),
        new("too-small", value => value.IsNumber && value.Number < value.Spec.Min, value => $"is less than {value.Spec.Min}"),
        new("too-large", value => value.IsNumber && value.Number > value.Spec.Max, value => $"is more than {value.Spec.Max}"),
        new("not-above", value => value.IsNumber && value.Number <= value.Spec.Above, value => $"should be more than {value.Spec.Above}"),
        new("not-a-discount", value => value.Spec.Type == FieldType.Discount && (value.Number < 0 || (value.Text.EndsWith('%') && value.Number > 100)),
            _ => "should be an amount of 0 or more, or 0% to 100%"),
        new("not-an-email", value => value.Spec.Type == FieldType.Email && !EmailShape.Fits(value.Text), _ => "is not an e-mail address"),
        new("not-a-phone", value => !CrmPhonePattern.Fits(value.Text) && !LostDigits.In(value.Text), _ => "is no phone number as Zoho CRM takes them") { Of = Shape.CrmPhone },
        new("not-digits", value => !LostDigits.In(value.Text) && !value.Text.All(char.IsAsciiDigit), _ => "should be digits alone") { Of = Shape.Digits },
        new("date-out-of-range", value => value.Spec.Type == FieldType.Date && (value.Date.Year is < FirstYear or > LastYear),
            _ => $"is not between the years {FirstYear} and {LastYear}"),
        new("digits-lost", value => (value.IsText || value.Spec.Type == FieldType.Id) && LostDigits.In(value.Text), _ => "is a long number whose last digits a spreadsheet has dropped"),
        new("not-a-currency", value => !value.Spec.Values.Contains(value.Text), _ => "is not a currency code of ISO 4217") { Of = Shape.Currency },
        new("maybe-too-long", value => value.Text.Length > value.Spec.SafeLength && value.Length > value.Spec.SafeLength && !(value.Length > value.Spec.MaxLength),
            value => $"has {value.Length} characters, and Zoho may take no more than {value.Spec.SafeLength}"),
        new("garbled-text", value => value.IsText && TextFlaws.IsGarbled(value.Text), _ => "has letters that were lost or read in the wrong encoding"),
        new("control-character", value => value.IsText && TextFlaws.HasControlCharacters(value.Text), _ => "has characters that cannot be seen"),
        new("phone-shape", value => !PhoneShape.Fits(value.Text) && !LostDigits.In(value.Text), _ => "is hardly a phone number") { Of = Shape.Phone },
        new("phone-shape", value => CrmPhonePattern.Fits(value.Text) && !PhoneShape.Fits(value.Text), _ => "is hardly a phone number") { Of = Shape.CrmPhone },
        new("url-shape", value => !UrlShape.Fits(value.Text), _ => "is not the address of a web site") { Of = Shape.Url },
        new("too-precise", value => value.IsNumber && value.Spec.Decimals is { } kept && value.Decimals > kept,
            value => $"has {value.Decimals} decimals, and Zoho keeps {value.Spec.Decimals}"),
        new("below-usual", value => value.IsNumber && value.Number < value.Spec.UsualMin, value => $"is less than {value.Spec.UsualMin}"),
    ];

    private static readonly FieldRule[][] ByShape =
        [.. Enum.GetValues<Shape>().Select(shape => All.Where(rule => rule.Of is null || rule.Of == shape).ToArray())];

    /// <summary>The rules a value breaks; null when it breaks none, which is nearly always.</summary>
    public static List<FieldRule>? Broken(Checked value)
    {
        List<FieldRule>? broken = null;
        foreach (var rule in ByShape[(int)value.Spec.Shape])
        {
            if (rule.IsBroken(value))
                (broken ??= []).Add(rule);
        }

        return broken;
    }

    private static string TooLong(Checked value) => RecordMarker.In(value.Text) is null
        ? $"has {value.Length} characters, and Zoho takes {value.Spec.MaxLength}"
        : $"has {value.Length - RecordMarker.Room} characters; with the {RecordMarker.Room} of the marker that tells the record from others " +
          $"it has {value.Length}, and Zoho takes {value.Spec.MaxLength}";
}
