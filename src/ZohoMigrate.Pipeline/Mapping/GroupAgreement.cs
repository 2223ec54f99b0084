using System.Globalization;
using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>
/// What is read of the first row of a group should be the same in all of them: where it is not, it is not clear which is meant. Where the two
/// name different parties or days they are likely to be two records, and one must not swallow the other; an amount that only another row has would
/// be lost; and where they say in different ways how amounts are meant, the figures of one would come to something else.
/// </summary>
internal sealed class GroupAgreement(RowGrouping groups)
{
    public void Check(MappingScope scope)
    {
        foreach (var column in groups.Shared)
        {
            if (groups.Amounts.Contains(column))
            {
                CheckAmounts(scope, column);
                continue;
            }

            var decides = groups.Deciding.Contains(column);
            var first = scope.Cells.Read(scope.Record.Header, column);
            var others = scope.Record.Lines.Where(row => !IsSame(scope.Cells.Read(row, column), first, decides));
            if (others.FirstOrDefault() is not { } other)
                continue;
            // A row that leaves out what the first one says goes on with its record.
            if ((decides || (first is not null && groups.Telling.Contains(column))) && others.FirstOrDefault(row => scope.Cells.Read(row, column) is not null) is { } another)
                Add(scope, another, "group-mixed", $"column `{column}` says something else here than in the first row of its group{(decides ? ", and what the amounts come to hangs on it" : ": are the two one record?")}");
            else
                Add(scope, other, "group-differs", Differs(column));
        }
    }

    // What decides how amounts are meant is a word of a few, such as true, Yes or 1; how it is written does not matter.
    private static bool IsSame(string? other, string? first, bool decides) =>
        decides ? string.Equals(other, first, StringComparison.OrdinalIgnoreCase) || BooleanConversion.IsSame(other, first) : other == first;

    // Many exports state an amount of a whole record in its first row alone.
    private static void CheckAmounts(MappingScope scope, string column)
    {
        var first = scope.Cells.Read(scope.Record.Header, column);
        SourceRow? differs = null;
        foreach (var row in scope.Record.Lines)
        {
            if (scope.Cells.Read(row, column) is not { } other || IsSameAmount(first, other))
                continue;
            if (!IsNothing(other))
            {
                Add(scope, row, "group-mixed", $"column `{column}` has another amount here than in the first row of its group, and this one would be lost");
                return;
            }

            differs ??= row;
        }

        if (differs is not null)
            Add(scope, differs, "group-differs", Differs(column));
    }

    private static bool IsSameAmount(string? first, string other) =>
        first == other || (IsNothing(first) && IsNothing(other)) || Readings(first).Intersect(Readings(other)).Any();

    // Empty, or nought: `0.00`, `-`, `INR 0`.
    private static bool IsNothing(string? cell) =>
        cell is null || (cell.All(sign => char.GetNumericValue(sign) <= 0) && (cell.Any(char.IsDigit) || !cell.Any(char.IsLetter)));

    // Without currency and unit, with a dot before the decimals or a comma: how the mapping reads it does not matter where it is the same amount.
    private static IEnumerable<decimal> Readings(string? cell)
    {
        var text = new string([.. (cell ?? "").Where(sign => char.IsAsciiDigit(sign) || sign is '.' or ',' or '-')]);
        var sign = cell?.Contains('(', StringComparison.Ordinal) == true ? -1 : 1;
        if (TryNumber(text.Replace(",", "", StringComparison.Ordinal), out var number))
            yield return sign * number;
        if (text.Count(mark => mark == ',') == 1 && text.LastIndexOf('.') < text.IndexOf(',', StringComparison.Ordinal)
            && TryNumber(text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), out number))
        {
            yield return sign * number;
        }
    }

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static string Differs(string column) => $"column `{column}` has another value here than in the first row of its group, which is taken";

    private static void Add(MappingScope scope, SourceRow row, string code, string message)
    {
        var (file, header) = (row.File.Name, scope.Record.Header);
        scope.Notes.Add(RuleBook.Of(code).Problem(
            ProblemStage.Mapping, $"{message} ({file} line {row.FirstLine}; the first is line {header.FirstLine})") with
        {
            Row = row.Id,
        });
    }
}
