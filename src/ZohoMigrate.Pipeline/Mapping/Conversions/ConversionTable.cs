using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>The names <c>type</c> may have, what each makes, and which fields at Zoho take that.</summary>
internal static class ConversionTable
{
    private const string Percentage = "percentage";
    private const string Discount = "discount";

    private static readonly Dictionary<string, Entry> Entries = new(StringComparer.Ordinal)
    {
        ["text"] = new(_ => TextConversion.Text, FieldType.Text, FieldType.Choice, FieldType.Email, FieldType.Id, FieldType.File),
        ["email"] = new(_ => TextConversion.Text, FieldType.Email, FieldType.Text),
        ["choice"] = new(_ => TextConversion.Text, FieldType.Choice, FieldType.Text),
        ["id"] = new(_ => TextConversion.Text, FieldType.Id, FieldType.Text),
        ["file"] = new(_ => TextConversion.Text, FieldType.File),
        ["decimal"] = new(spelling => NumberConversions.Decimal(spelling.Numbers), FieldType.Decimal, FieldType.Discount),
        ["amount"] = new(spelling => NumberConversions.Amount(spelling.Amounts), FieldType.Decimal, FieldType.Discount),
        ["quantity"] = new(spelling => NumberConversions.Quantity(spelling.Numbers), FieldType.Decimal),
        ["rate"] = new(spelling => NumberConversions.Rate(spelling.Amounts), FieldType.Decimal),
        [Percentage] = new(spelling => NumberConversions.Percentage(spelling.Numbers), FieldType.Decimal),
        ["integer"] = new(spelling => NumberConversions.Integer(spelling.Numbers), FieldType.Integer, FieldType.Decimal),
        [Discount] = new(spelling => NumberConversions.Discount(spelling.Numbers), FieldType.Discount),
        ["percent"] = new(spelling => NumberConversions.Fraction(spelling.Numbers), FieldType.Discount),
        ["boolean"] = new(_ => BooleanConversion.Instance, FieldType.Boolean),
        ["state"] = new(spelling => StateConversion.Create(spelling.States), FieldType.Text, FieldType.Choice),
        ["pan"] = new(_ => PanConversion.Instance, FieldType.Text),
        ["datetime"] = new(spelling => DateTimeConversion.Create(spelling.DateFormats, spelling.Offset), FieldType.DateTime, FieldType.Text),
        ["date"] = new(spelling => DateConversion.Create(spelling.DateFormats), FieldType.Date, FieldType.Text),
    };

    public static IReadOnlyCollection<string> Names => Entries.Keys;

    /// <summary>Whether a field takes what the conversion of that name makes.</summary>
    public static bool Suits(string name, FieldType field) => Entries[name].Fields.Contains(field);

    /// <summary>What the conversion of that name makes.</summary>
    public static FieldType FieldOf(string name) => Entries[name].Fields[0];

    /// <summary>The name of the conversion a field has unless its mapping says otherwise.</summary>
    public static string NameFor(FieldSpec field) => field.Shape == Shape.Percentage ? Percentage : Entries.First(entry => entry.Value.Fields[0] == field.Type).Key;

    /// <summary>Whether the conversion of that name takes a currency's signs, and Dr and Cr.</summary>
    public static bool IsOfAmounts(string name) => name is "amount" or "rate";

    /// <summary>Whether the conversion of that name makes numbers.</summary>
    public static bool IsOfNumbers(string name) => name is "decimal" or "amount" or "quantity" or "rate" or Percentage or "integer" or Discount or "percent";

    /// <summary>Whether the conversion of that name makes 18 of 18% and of 18.</summary>
    public static bool IsOfPercentages(string name) => name is Percentage;

    /// <summary>Whether the conversion of that name makes an amount of a number, and of one with a % a percentage.</summary>
    public static bool IsOfDiscounts(string name) => name is Discount;

    /// <summary>Whether the conversion of that name makes days or moments.</summary>
    public static bool IsOfDays(string name) => name is "date" or "datetime";

    /// <summary>Whether the conversion of that name makes moments, which have an offset.</summary>
    public static bool IsOfMoments(string name) => name is "datetime";

    /// <summary>A conversion by its name.</summary>
    public static TextConversion Create(string name, ValueSpelling spelling) => Entries[name].Create(spelling);

    private sealed record Entry(Func<ValueSpelling, TextConversion> Create, params FieldType[] Fields);
}
