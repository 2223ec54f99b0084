using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>Tells a file with a document on each line from one that is a document.</summary>
internal static class JsonLayout
{
    /// <summary>Whether each line is a document: the name says so, or the first line is an object by itself. One such line is both, and is read alike.</summary>
    public static async Task<bool> IsLinesAsync(string path, TableSource table, string encoding, CancellationToken cancellationToken)
    {
        if (table.JsonPath is not null)
            return false;
        await using var text = new JsonCutter(JsonText.OpenUtf8(path, table, encoding), table);
        var first = await text.PeekAsync(cancellationToken);
        if (first != '{')
            return false;
        return JsonFormat.LineEndings.Any(ending => table.File.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            || IsObject(await text.CutLineAsync(cancellationToken));
    }

    private static bool IsObject(JsonCut line)
    {
        // What begins a document that goes on below is none; what is broken inside is one all the same.
        if (line.IsTooLong)
            return false;
        var scan = new JsonScan();
        var end = scan.Find(line.Text.Span);
        return end > 0 && scan.Expected is null && line.Text.Span[end..].IndexOfAnyExcept(" \t"u8) < 0;
    }
}
