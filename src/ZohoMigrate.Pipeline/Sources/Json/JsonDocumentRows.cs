using System.Runtime.CompilerServices;
using System.Text.Json;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>The values of the array that a path leads to, one by one; of an object that stands there, itself. The document is read to its end: a part of one is no file.</summary>
internal sealed class JsonDocumentRows(JsonCutter text, TableSource table, JsonPath path)
{
    private const int MostNamed = 30;

    public async IAsyncEnumerable<JsonCut> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await text.PeekAsync(cancellationToken) < 0)
            throw JsonFaults.Empty(table);
        for (var step = 0; step < path.Steps.Count; step++)
            await EnterAsync(step, cancellationToken);
        var first = await text.PeekAsync(cancellationToken);
        if (first == '[')
        {
            await foreach (var value in ReadArrayAsync(cancellationToken))
                yield return value;
        }
        else if (first == '{')
        {
            yield return await text.CutAsync(cancellationToken);
        }
        else
        {
            throw path.Steps.Count == 0
                ? JsonFaults.Unexpected(table, text.Place, first, "`[` or `{`")
                : Here($"at `{path}` there is no array.", "Name with `json_path` where the array is whose objects are the rows.");
        }

        for (var step = path.Steps.Count - 1; step >= 0; step--)
            await LeaveAsync(step, cancellationToken);
        if (await text.PeekAsync(cancellationToken) is var more and >= 0)
            throw Here($"the document has ended, and {JsonFaults.Shown(more)} follows.", "A file is one document, or has one on each line (JSON Lines).");
    }

    private async IAsyncEnumerable<JsonCut> ReadArrayAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        text.Pass();
        if (await text.PeekAsync(cancellationToken) == ']')
        {
            text.Pass();
            yield break;
        }

        do
            yield return await ValueAsync(cancellationToken);
        while (await GoesOnAsync(']', cancellationToken));
    }

    // Leaves the text at the member's value.
    private async ValueTask EnterAsync(int step, CancellationToken cancellationToken)
    {
        var found = await text.PeekAsync(cancellationToken);
        if (found != '{')
        {
            throw found is '[' or '"' or 't' or 'f' or 'n' or '-' || char.IsAsciiDigit((char)Math.Max(0, found))
                ? Here($"at `{path.Upto(step)}` there is no object that could have a member `{path.Steps[step]}`.", "Correct `json_path`.")
                : JsonFaults.Unexpected(table, text.Place, found, "`{`");
        }

        text.Pass();
        var names = new List<string>();
        if (await text.PeekAsync(cancellationToken) == '}')
            throw Missing(step, names);
        do
        {
            var name = await NameAsync(cancellationToken);
            if (name == path.Steps[step])
                return;
            names.Add(name);
            await ValueAsync(cancellationToken);
        }
        while (await GoesOnAsync('}', cancellationToken));
        throw Missing(step, names);
    }

    // The text is behind the member's value. What follows is another member's, and not a second of the same name.
    private async ValueTask LeaveAsync(int step, CancellationToken cancellationToken)
    {
        while (await GoesOnAsync('}', cancellationToken))
        {
            var (line, column) = (text.Place.Line, text.Place.Column);
            if (await NameAsync(cancellationToken) == path.Steps[step])
                throw JsonFaults.At(table, line, column, $"`{path.Upto(step + 1)}` is there twice.");
            await ValueAsync(cancellationToken);
        }
    }

    private async ValueTask<JsonCut> ValueAsync(CancellationToken cancellationToken)
    {
        var first = await text.PeekAsync(cancellationToken);
        return first is -1 or '}' or ']' or ',' or ':' or '/' ? throw JsonFaults.Unexpected(table, text.Place, first, "a value") : await text.CutAsync(cancellationToken);
    }

    private async ValueTask<string> NameAsync(CancellationToken cancellationToken)
    {
        if (await text.PeekAsync(cancellationToken) is var first && first != '"')
            throw JsonFaults.Unexpected(table, text.Place, first, "the name of a member");
        var (line, column) = (text.Place.Line, text.Place.Column);
        var name = NameOf((await text.CutAsync(cancellationToken)).Text.Span) ?? throw JsonFaults.At(table, line, column, "the name of a member is no JSON text.");
        if (await text.PeekAsync(cancellationToken) is var colon && colon != ':')
            throw JsonFaults.Unexpected(table, text.Place, colon, "`:`");
        text.Pass();
        return name;
    }

    private static string? NameOf(ReadOnlySpan<byte> quoted)
    {
        try
        {
            var reader = new Utf8JsonReader(quoted);
            return reader.Read() ? reader.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Behind a value: another follows, or all have been.
    private async ValueTask<bool> GoesOnAsync(char end, CancellationToken cancellationToken)
    {
        var found = await text.PeekAsync(cancellationToken);
        if (found != ',' && found != end)
            throw JsonFaults.Unexpected(table, text.Place, found, $"`,` or `{end}`");
        text.Pass();
        if (found == end)
            return false;
        return await text.PeekAsync(cancellationToken) == end
            ? throw Here($"there is a comma before `{end}`, with nothing between.", "JSON has none there: take it out, or export the file anew.")
            : true;
    }

    private SourceException Missing(int step, List<string> names)
    {
        var near = NearestName.Of(path.Steps[step], names) is { } name ? $" Did you mean `{name}`?" : "";
        return new SourceException(
            $"{table.File} has nothing at `{path.Upto(step + 1)}`, where its mapping says that the rows are. At `{path.Upto(step)}` it has: "
            + $"{(names.Count == 0 ? "nothing" : string.Join(", ", names.Take(MostNamed).Select(name => $"`{name}`")))}.{near}");
    }

    private SourceException Here(string what, string remedy) => JsonFaults.At(table, text.Place.Line, text.Place.Column, what, remedy);
}
