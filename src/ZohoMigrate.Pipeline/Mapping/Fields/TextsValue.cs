using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>A list of plain texts, made from one text that holds them all; each of them once.</summary>
internal sealed class TextsValue(IFieldValue whole, string separator) : IFieldValue
{
    public PayloadNode? Make(MappingScope scope, string path)
    {
        if (whole.Make(scope, path)?.ToString() is not { } text)
            return null;
        var texts = text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
        return texts.Length == 0 ? null : new PayloadList([.. texts.Select(one => new PayloadText(one))]);
    }
}
