using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Books;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>What Zoho says of one scalar field: types are not coerced, so that a number sent as text is found here and not in the field.</summary>
internal static class FieldRule
{
    public static ZohoReply? Check(string name, FieldSpec field, JsonNode value) => field.Type switch
    {
        FieldType.Text => value.GetValueKind() == JsonValueKind.String ? Length(name, field, value) : ZohoError.Invalid(name),
        FieldType.Email => IsEmail(Text(value)) ? Length(name, field, value) : ZohoError.Invalid(name),
        FieldType.Decimal => Range(name, field, Number(value)),
        FieldType.Integer => Range(name, field, Number(value) is { } number && number == decimal.Truncate(number) ? number : null),
        FieldType.Boolean => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : ZohoError.Invalid(name),
        FieldType.Date => IsDate(Text(value)) ? null : ZohoError.Invalid(name),
        FieldType.Choice => Text(value) is { } choice && field.Values.Contains(choice, StringComparer.Ordinal) ? null : ZohoError.Invalid(name),
        FieldType.Id => Text(value) is { Length: > 0 } id && id.All(char.IsAsciiDigit) ? null : ZohoError.Invalid(name),
        FieldType.Discount => Discount.Read(value) is null ? ZohoError.Invalid(name) : null,
        _ => ZohoError.Invalid(name),
    };

    /// <summary>The exact number, or null where it is none or has more digits than a decimal holds.</summary>
    public static decimal? Number(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue<decimal>(out var number) ? number : null;

    public static string? Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static ZohoReply? Length(string name, FieldSpec field, JsonNode value) =>
        field.MaxLength is { } most && Text(value)!.EnumerateRunes().Count() > most ? ZohoError.TooLong(name, most) : null;

    private static ZohoReply? Range(string name, FieldSpec field, decimal? number)
    {
        if (number is not { } given || given < field.Min || given > field.Max)
            return ZohoError.Invalid(name);
        return given <= field.Above ? ZohoError.NotAbove(name, field.Above.Value) : null;
    }

    private static bool IsEmail(string? text) =>
        text is not null && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);

    private static bool IsDate(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
