using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Validation.Screening;

/// <summary>The hash of a text that is nearly always the one before. For one task at a time.</summary>
internal sealed class LastHash
{
    private string? _text;
    private ulong _hash;

    public ulong Of(string text)
    {
        if (!ReferenceEquals(text, _text))
            (_text, _hash) = (text, KeyHash.Of(text));
        return _hash;
    }
}
