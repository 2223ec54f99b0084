using System.IO.Compression;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>An answer that is to be a file.</summary>
internal static class FileAnswer
{
    /// <summary>Whether it is one that can be read: whole, and packed as all of Zoho's are.</summary>
    public static bool Holds(int status, byte[] body)
    {
        if (status is < 200 or >= 300 || body.Length == 0)
            return false;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(body, writable: false));
            return zip.Entries.Count > 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
