using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>The names <c>type</c> may have, what each makes, and which fields at Zoho take that.</summary>
internal static class ConversionTable
{
    private static readonly Dictionary<string, Entry> Entries = new(StringComparer.Ordinal)
    {
        ["text"] = new((_, _) => TextConversion.Text, FieldType.Text, FieldType.Choice, FieldType.Email, FieldType.Id),
        ["email"] = new((_, _) => TextConversion.Text, FieldType.Email, FieldType.Text),
        ["choice"] = new((_, _) => TextConversion.Text, FieldType.Choice, FieldType.Text),
        ["id"] = new((_, _) => TextConversion.Text, FieldType.Id, FieldType.Text),
        ["decimal"] = new((style, _) => NumberConversions.Decimal(style), FieldType.Decimal, FieldType.Discount),
        ["integer"] = new((style, _) => NumberConversions.Integer(style), FieldType.Integer, FieldType.Decimal),
        ["discount"] = new((style, _) => NumberConversions.Discount(style), FieldType.Discount),
        ["percent"] = new((style, _) => NumberConversions.Percent(style), FieldType.Discount),
        ["boolean"] = new((_, _) => BooleanConversion.Instance, FieldType.Boolean),
        ["date"] = new((_, formats) => DateConversion.Create(formats), FieldType.Date, FieldType.Text),
    };

    public static IReadOnlyCollection<string> Names => Entries.Keys;

    /// <summary>Whether a field takes what the conversion of that name makes.</summary>
    public static bool Suits(string name, FieldType field) => Entries[name].Fields.Contains(field);

    /// <summary>The name of the conversion a field has unless its mapping says otherwise.</summary>
    public static string NameFor(FieldType field) => Entries.First(entry => entry.Value.Fields[0] == field).Key;

    /// <summary>A conversion by its name.</summary>
    public static TextConversion Create(string name, NumberStyle style, IReadOnlyList<string> dateFormats) =>
        Entries[name].Create(style, dateFormats);

    private sealed record Entry(Func<NumberStyle, IReadOnlyList<string>, TextConversion> Create, params FieldType[] Fields);
}
