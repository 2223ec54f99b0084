using System.Runtime.CompilerServices;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>The values of a file that are its rows, if they are any, one by one.</summary>
internal static class JsonValues
{
    /// <exception cref="SourceException">The file cannot be read, or is no JSON.</exception>
    public static async IAsyncEnumerable<JsonCut> ReadAsync(
        string path, TableSource table, TableFormat format, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var json = format.Json!;
        await using var text = new JsonCutter(JsonText.OpenUtf8(path, table, format.Encoding), table);
        var values = json.IsLines ? ReadLinesAsync(text, cancellationToken) : new JsonDocumentRows(text, table, JsonPath.Parse(json.Path)!).ReadAsync(cancellationToken);
        await foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return value;
        }
    }

    private static async IAsyncEnumerable<JsonCut> ReadLinesAsync(JsonCutter text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await text.PeekAsync(cancellationToken) >= 0)
            yield return await text.CutLineAsync(cancellationToken);
    }
}
