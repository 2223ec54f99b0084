using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>sum: { of: line, from: amount }</c>: what a column of the record's lines adds up to; nothing where no line has a value.</summary>
internal sealed class SumValue(string column, TextConversion conversion) : IFieldValue
{
    public PayloadNode? Make(MappingScope scope, string path)
    {
        var sum = default(decimal?);
        var problems = scope.Notes.Problems.Count;
        foreach (var line in scope.Record.Lines)
        {
            var at = scope.At(line);
            if (at.Cells.Read(line, column) is not { } text)
                continue;
            if (conversion.Convert(text) is not { } number)
            {
                at.Add(path, conversion.Code, $"column `{column}` should hold {conversion.Expected}");
            }
            else if (Added(sum ?? 0, ((PayloadNumber)number).Number) is { } larger)
            {
                sum = larger;
            }
            else
            {
                at.Add(path, conversion.Code, $"with column `{column}` of this line, the sum has more digits than any amount");
                return null;
            }
        }

        // Part of a sum is no sum.
        return sum is null || scope.Notes.Problems.Count > problems ? null : new PayloadNumber(sum.Value);
    }

    private static decimal? Added(decimal sum, decimal number)
    {
        try
        {
            return sum + number;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
