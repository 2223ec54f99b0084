using System.Security.Cryptography;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>The SHA-256 of a file's bytes, in lower-case hex.</summary>
internal static class FileFingerprint
{
    public static async Task<string> OfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
