using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>What Zoho CRM says of one value (reference/zoho-crm.md §2.3): types are not coerced, and what is too long is not cut.</summary>
internal static class ValueRule
{
    /// <summary>Digits before the point that Zoho takes.</summary>
    private const decimal MostWhole = 10_000_000_000_000_000m;

    public static ElementFault? Check(FieldPlace place, FieldSpec field, JsonNode value) => field.Type switch
    {
        FieldType.Text when field.Shape == Shape.CrmPhone && FieldRule.Text(value) is { } phone && !CrmPhonePattern.Fits(phone) => ElementFault.WrongType(place, "phone"),
        FieldType.Text when field.Shape == Shape.Digits && !IsId(value) => ElementFault.WrongType(place, "bigint"),
        FieldType.Text => FieldRule.Text(value) is { } text ? Length(place, field, text) : ElementFault.WrongType(place, "text"),
        FieldType.Email => FieldRule.Text(value) is { } address && MailAddress.IsOne(address) ? Length(place, field, address) : ElementFault.WrongType(place, "email"),
        FieldType.Decimal => FieldRule.Number(value) is { } number && Math.Abs(number) < MostWhole ? Range(place, field, number) : ElementFault.WrongType(place, "double"),
        FieldType.Integer => FieldRule.Number(value) is { } whole && whole == decimal.Truncate(whole) ? Range(place, field, whole) : ElementFault.WrongType(place, "integer"),
        FieldType.Boolean => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : ElementFault.WrongType(place, "boolean"),
        FieldType.Date => IsDate(FieldRule.Text(value)) ? null : ElementFault.WrongType(place, "date"),
        FieldType.DateTime => IsDateTime(FieldRule.Text(value)) ? null : ElementFault.WrongType(place, "datetime"),
        FieldType.Choice => FieldRule.Text(value) is { } choice ? Choice(place, field, choice) : ElementFault.WrongType(place, "picklist"),
        FieldType.Id => IsId(value) ? null : ElementFault.WrongType(place, "bigint"),
        _ => ElementFault.WrongType(place, "text"),
    };

    public static bool IsId(JsonNode? value) => value is not null && FieldRule.Text(value) is { Length: > 0 } id && id.All(char.IsAsciiDigit);

    private static ElementFault? Length(FieldPlace place, FieldSpec field, string text) =>
        field.MaxLength is { } most && text.EnumerateRunes().Count() > most ? ElementFault.TooLong(place, most) : null;

    private static ElementFault? Range(FieldPlace place, FieldSpec field, decimal number) =>
        number < field.Min || number > field.Max || number <= field.Above ? ElementFault.OutOfRange(place) : null;

    // An organisation's own pick lists are not known: Zoho's pages say that a new value is taken (reference/zoho-crm.md §2.3).
    private static ElementFault? Choice(FieldPlace place, FieldSpec field, string choice) =>
        field.Open || field.Values.Contains(choice, StringComparer.Ordinal) ? null : ElementFault.NotInList(place, field.Values);

    private static bool IsDate(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // With an offset, and without parts of seconds. "zzz" would also take +5:30.
    private static bool IsDateTime(string? text) =>
        text is { Length: 25 } && DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
