using System.Globalization;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Records.Files;

/// <summary>A file of the data folder as it was when its record was checked: this, and nothing else, may be sent of it.</summary>
/// <param name="Path">Its path below the data folder.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Hash">The SHA-256 of what it holds, in hexadecimal.</param>
internal sealed record StagedFile(string Path, long Bytes, string Hash)
{
    private const string PathMember = "path";
    private const string BytesMember = "bytes";
    private const string HashMember = "sha256";

    /// <summary>The file that a payload holds; null where it holds none that was looked at.</summary>
    public static StagedFile? Of(PayloadNode? value) =>
        value is PayloadObject file && Text(file[PathMember]) is { } path && Text(file[HashMember]) is { } hash
        && long.TryParse(file[BytesMember]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? new StagedFile(path, bytes, hash)
            : null;

    public PayloadObject ToPayload() => new() { [PathMember] = Path, [BytesMember] = Bytes, [HashMember] = Hash };

    private static string? Text(PayloadNode? value) => (value as PayloadText)?.ToString();
}
