using System.Globalization;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>One made-up row for each table of a proposed pack, such that its references meet: a test is no place for customers' data.</summary>
internal sealed class MadeUpRows(ProposedPack pack)
{
    private static readonly DateTime Day = new(2024, 1, 31, 0, 0, 0, DateTimeKind.Unspecified);
    private readonly Dictionary<SampledColumn, string> _cells = new(ReferenceEqualityComparer.Instance);

    /// <summary>Table → column → cell, of the columns that something is made from.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Make()
    {
        foreach (var stream in pack.Ready)
        {
            foreach (var column in stream.Key.Columns)
                _cells.TryAdd(column, Plain(column, stream.Table));
            if (stream.Lines is { } lines)
                _cells[lines.On] = _cells[stream.Key.Columns[0]];
            foreach (var field in stream.Fields.Where(field => field.Parent is null && field.Column is not null))
                _cells.TryAdd(field.Column!, Cell(stream, field));
        }

        foreach (var field in pack.Ready.SelectMany(stream => stream.Fields).Where(field => field.Parent is not null))
        {
            if (!_cells.ContainsKey(field.ParentColumn!))
                _cells[field.ParentColumn!] = Plain(field.ParentColumn!, pack.Ready.First(stream => stream.Name == field.Parent).Table);
            _cells[field.Column!] = _cells[field.ParentColumn!];
        }

        return pack.Ready.SelectMany(stream => stream.Lines is { } lines ? [stream.Table, lines.Table] : new[] { stream.Table }).Distinct()
            .ToDictionary(table => table.Title, Row, StringComparer.Ordinal);
    }

    private IReadOnlyDictionary<string, string> Row(SampledTable table) =>
        table.Columns.Where(_cells.ContainsKey).ToDictionary(column => column.Name, column => _cells[column], StringComparer.Ordinal);

    private static string Cell(ProposedStream stream, ProposedField field)
    {
        var column = field.Column!;
        var spec = StreamFields.Spec(stream.Module, field.Path);
        return (spec?.Type, spec?.Shape) switch
        {
            (FieldType.Date, _) => DateEvidence.Of(column).Formats is [var format, ..] && format != "excel" ? Day.ToString(format, CultureInfo.InvariantCulture) : "45322",
            (FieldType.Email, _) => "someone@example.com",
            (FieldType.Choice or FieldType.Boolean, _) => column.Values[0],
            (FieldType.Discount, _) when NumberEvidence.AreFractions(column) => "0.1",
            (FieldType.Decimal, _) when field.Rule.Contains("positive: credit", StringComparison.Ordinal) => "1 Cr",
            (FieldType.Decimal, _) when field.Rule.Contains("positive:", StringComparison.Ordinal) => "1 Dr",
            (FieldType.Decimal or FieldType.Discount or FieldType.Integer, _) => "1",
            (_, Shape.Phone or Shape.CrmPhone) => "555 0100",
            (_, Shape.Digits) => "1",
            (_, Shape.Url) => "example.com",
            (_, Shape.Gstin) => "27AAPFU0939F1ZV",
            (_, Shape.StateCode) => "MH",
            (_, Shape.Hsn) => "1001",
            _ => Plain(column, stream.Lines?.Table.Columns.Contains(column) == true ? stream.Lines.Table : stream.Table),
        };
    }

    private static string Plain(SampledColumn column, SampledTable table) =>
        column.Values.Count > 0 && column.Values.All(value => value.All(char.IsAsciiDigit)) ? "1" : $"{column.Name} of {table.Name}";
}
