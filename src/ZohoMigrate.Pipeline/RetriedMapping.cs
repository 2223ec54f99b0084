using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Correcting.Spreadsheets;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline;

/// <summary>Steps 2 and 3 for a record that is tried again.</summary>
internal sealed class RetriedMapping(StreamMapping stream, ReferredKeys keys, KnownTaxes taxes, KnownRecords known, DataFiles files)
{
    private readonly RecordRoad _road = new(stream, keys, taxes, files: files, known: known);

    /// <summary>
    /// Maps and checks it. A cell that came back in a spreadsheet's form keeps its staged text, unless that text is what is wrong:
    /// 18/09/1996 where 1996-09-18 is wanted is corrected by just what a spreadsheet might make of it. And a spreadsheet rewrites the
    /// date a person typed: where it can be read in one way only, it is tried as the stream writes its dates.
    /// </summary>
    public RetriedRecord Map(RejoinedRecord rejoined, long newNumber)
    {
        var record = rejoined.Record;
        var best = _road.Take(record);
        var taken = new List<ReturnedCell>();
        foreach (var cell in rejoined.Kept.Concat(rejoined.Corrected).TakeWhile(_ => best.IsRejected))
        {
            foreach (var text in SpreadsheetDate.Rewritten(cell.Text, stream.DateFormats).Prepend(cell.Text))
            {
                var tried = With(record, cell with { Text = text });
                var mapped = _road.Take(tried);
                if (Errors(mapped) >= Errors(best))
                    continue;
                (record, best) = (tried, mapped);
                taken.Add(cell);
            }
        }

        return new RetriedRecord(rejoined.Id ?? newNumber, stream.Entry.Ordinal, best, rejoined.IsLeftOut) { Taken = taken };
    }

    private static int Errors(MappedRecord record) => record.Problems.Count(problem => problem.Severity == Severity.Error);

    private static SourceRecord With(SourceRecord record, ReturnedCell cell) => record with
    {
        Header = With(record.Header, cell),
        Lines = [.. record.Lines.Select(line => With(line, cell))],
    };

    private static SourceRow With(SourceRow row, ReturnedCell cell)
    {
        if (row.Id != cell.Row)
            return row;
        var cells = row.Cells.ToArray();
        cells[cell.Column] = cell.Text;
        return row with { Cells = cells };
    }
}
