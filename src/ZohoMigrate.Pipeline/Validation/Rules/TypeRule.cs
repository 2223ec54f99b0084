using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>Whether a value travels as its field's type does (reference/zoho-books.md §1.2).</summary>
internal static class TypeRule
{
    public const string Code = "wrong-type";

    public static bool Fits(FieldSpec spec, PayloadNode value) => spec.Type switch
    {
        FieldType.Object => value is PayloadObject && !Payload.IsReference(value),
        FieldType.List => value is PayloadList,
        // An organisation's own field may hold another record's id as text.
        FieldType.Id or FieldType.Text => Payload.IsReference(value) || IsText(value),
        FieldType.Decimal => IsNumber(value) || Payload.IsTotal(value),
        FieldType.Integer => IsNumber(value) && IsWhole(value),
        FieldType.File => IsText(value) || StagedFile.Of(value) is not null,
        FieldType.Boolean => value is PayloadFlag,
        FieldType.Date => IsText(value) && IsoDate.TryParse(value.ToString(), out _),
        FieldType.DateTime => IsText(value) && Moment.IsOne(value.ToString()),
        FieldType.Discount => IsNumber(value) || (IsText(value) && IsPercentage(value.ToString())),
        _ => IsText(value),
    };

    public static string Expected(FieldType type) => type switch
    {
        FieldType.Decimal => "a number",
        FieldType.Integer => "a whole number",
        FieldType.Boolean => "true or false",
        FieldType.Date => "a date yyyy-MM-dd",
        FieldType.DateTime => "a moment yyyy-MM-ddTHH:mm:ss+00:00",
        FieldType.Discount => "an amount or a percentage",
        FieldType.Id => "the id of a record",
        FieldType.Object => "an object",
        FieldType.List => "a list",
        FieldType.File => "the path of a file",
        _ => "text",
    };

    private static bool IsText(PayloadNode value) => Checked.IsText(value);

    private static bool IsNumber(PayloadNode value) => RecordTotal.Number(value) is not null;

    private static bool IsWhole(PayloadNode value) => RecordTotal.Number(value) is { } number && decimal.Truncate(number) == number;

    private static bool IsPercentage(string text) => text.EndsWith('%') && TryNumber(text[..^1], out _);

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
