using System.Security.Cryptography;
using System.Text.Unicode;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>What all bytes of a file come to, read through once.</summary>
/// <param name="Fingerprint">Their SHA-256, in lower-case hex.</param>
/// <param name="IsUtf8">Whether they are UTF-8 throughout.</param>
internal sealed record FileContent(string Fingerprint, bool IsUtf8)
{
    private const int BufferSize = 256 * 1024;
    private const int LongestLetter = 4;

    public static async Task<FileContent> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[LongestLetter + BufferSize];
        var (kept, isUtf8) = (0, true);
        while (await file.ReadAsync(buffer.AsMemory(kept, BufferSize), cancellationToken) is var read and > 0)
        {
            hash.AppendData(buffer, kept, read);
            if (isUtf8)
                (kept, isUtf8) = Check(buffer, kept + read);
        }

        return new FileContent(Convert.ToHexStringLower(hash.GetHashAndReset()), isUtf8 && kept == 0);
    }

    // What is kept may be the beginning of a letter, and is put first.
    private static (int Kept, bool IsUtf8) Check(byte[] buffer, int known)
    {
        var kept = Unfinished(buffer.AsSpan(0, known));
        if (!Utf8.IsValid(buffer.AsSpan(0, known - kept)))
            return (0, false);
        buffer.AsSpan(known - kept, kept).CopyTo(buffer);
        return (kept, true);
    }

    private static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back < LongestLetter && back <= bytes.Length; back++)
        {
            var letter = bytes[^back];
            if (letter < 0x80)
                return 0;
            if (letter >= 0xC0)
                return back;
        }

        return 0;
    }
}
