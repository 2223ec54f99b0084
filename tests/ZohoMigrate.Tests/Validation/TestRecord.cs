using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Tests.Validation;

/// <summary>Records as Mapping would hand them on, around a payload.</summary>
internal static class TestRecord
{
    public static MappedRecord Of(string payload, string stream = "customers", string module = "books.contacts", string key = "1", long line = 2, int lines = 0)
    {
        var header = new SourceFile(stream, RowRole.Header, stream + ".csv", ["id"], "");
        var lineFile = new SourceFile(stream, RowRole.Line, "lines.csv", ["id"], "");
        return new MappedRecord
        {
            Stream = stream,
            Module = module,
            Ordinal = line - 2,
            Key = key,
            Payload = PayloadObject.Parse(payload),
            Header = new SourceRow(header, line - 1, line, line, [key]),
            Lines = [.. Enumerable.Range(1, lines).Select(number => new SourceRow(lineFile, number, number + 1, number + 1, [key]))],
        };
    }
}
