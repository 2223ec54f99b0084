using System.Security.Cryptography;
using System.Text;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>
/// One hash over the names and bytes of all files of a pack, those of packs it extends too, so that a resume notices a changed mapping. A
/// test that is added or mended changes no mapping.
/// </summary>
internal static class PackFingerprint
{
    private const int ReadAtOnce = 64 * 1024;

    public static string Of(PackFolders folders)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ReadAtOnce];
        foreach (var (name, path) in folders.All.SelectMany((folder, layer) => PackFiles.Of(folder).Where(file => !PackFiles.IsTest(file.Name)).Select(file => (Name: new string('/', layer) + file.Name, file.Path))))
        {
            using var content = File.OpenRead(path);
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{content.Length}\0"));
            while (content.Read(buffer) is var read and > 0)
                hash.AppendData(buffer.AsSpan(0, read));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
