using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Notes how each column of a stream is read, so that its values can be checked against that.</summary>
internal static class ColumnReadings
{
    /// <param name="section">The rule that reads the column as it stands in the file.</param>
    /// <param name="spec">Its field.</param>
    /// <param name="column">The column.</param>
    /// <param name="inLine">Whether it is read of the lines.</param>
    /// <param name="stream">Takes what is read.</param>
    public static void Note(Section section, FieldSpec spec, string column, bool inLine, StreamContext stream)
    {
        var type = section.Text("type") ?? ConversionTable.NameFor(spec);
        var reading = new ColumnReading(column, inLine);
        if (ConversionTable.IsOfDays(type))
        {
            stream.Readings.Add(reading with { DateFormats = section.Has("formats") ? section.Texts("formats") : stream.Defaults.DateFormats });
        }
        else if (ConversionTable.IsOfNumbers(type))
        {
            var culture = section.Text("culture");
            var style = culture is null ? stream.Defaults.Numbers : NumberStyle.ByCulture.GetValueOrDefault(culture);
            stream.Readings.Add(reading with
            {
                IsNumber = true,
                IsCultureNamed = culture is not null || stream.Defaults.IsCultureNamed,
                IsIndian = style?.IsIndian == true,
                IsPercentage = ConversionTable.IsOfPercentages(type),
                IsDiscount = ConversionTable.IsOfDiscounts(type),
            });
        }
    }
}
