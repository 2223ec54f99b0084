using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>
/// What stands in the members of an object, as cells: those of an object inside it by both names (<c>profile.email</c>), numbers as they are
/// written, a list as JSON text or its values in one cell.
/// </summary>
/// <param name="listSeparator">What stands between such values; null where lists are JSON text.</param>
internal sealed class JsonMembers(string? listSeparator)
{
    /// <summary>Deepest nesting of a row.</summary>
    public const int Deepest = 64;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _text = new();

    /// <summary>Names and cells of the value read last; null is a cell of no value.</summary>
    public List<(string Name, string? Cell)> Cells { get; } = [];

    /// <summary>Reads a value; says why it is no row, or cannot be read.</summary>
    public RowFault? Read(JsonCut value)
    {
        Cells.Clear();
        if (value.IsTooLong)
            return RowFault.TooLong;
        if (!Utf8.IsValid(value.Text.Span))
            return RowFault.WrongEncoding(value.Text.Span);
        try
        {
            using var document = JsonDocument.Parse(value.Text, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Add("", document.RootElement) : RowFault.NoObject(KindOf(document.RootElement));
        }
        catch (JsonException e)
        {
            return RowFault.BrokenJson(JsonWords.Of(e, value));
        }
        catch (InvalidOperationException)
        {
            // Half of a letter beyond 16 bits: \ud83d alone.
            return RowFault.BrokenJson("there is half of a letter in a text.");
        }
    }

    private RowFault? Add(string prefix, JsonElement members)
    {
        foreach (var member in members.EnumerateObject())
        {
            var name = prefix.Length == 0 ? member.Name : $"{prefix}.{member.Name}";
            var fault = member.Value.ValueKind == JsonValueKind.Object ? Add(name, member.Value) : AddCell(name, member.Value);
            if (fault is not null)
                return fault;
        }

        return null;
    }

    private RowFault? AddCell(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && IsJoined(value) && JoinFault(name, value) is { } fault)
            return fault;
        var cell = value.ValueKind == JsonValueKind.Array ? ListOf(value) : ScalarOf(value);
        if (cell?.Contains('\0', StringComparison.Ordinal) == true || name.Contains('\0', StringComparison.Ordinal))
            return RowFault.NulByte;
        Cells.Add((name, cell));
        return null;
    }

    private static string? ScalarOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private bool IsJoined(JsonElement list) => listSeparator is not null && list.EnumerateArray().All(value => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));

    private RowFault? JoinFault(string name, JsonElement list) =>
        list.EnumerateArray().Any(value => value.ValueKind == JsonValueKind.String && value.GetString()!.Contains(listSeparator!, StringComparison.Ordinal))
            ? RowFault.SeparatorInList(name)
            : null;

    private string ListOf(JsonElement list) =>
        IsJoined(list) ? string.Join(listSeparator, list.EnumerateArray().Select(ScalarOf).Where(value => value is not null)) : TextOf(list);

    private string TextOf(JsonElement value)
    {
        _text.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_text, Relaxed))
            value.WriteTo(writer);
        return Encoding.UTF8.GetString(_text.WrittenSpan);
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
