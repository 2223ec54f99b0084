using System.Text;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>The encodings a source file may be written in.</summary>
internal static class SourceEncoding
{
    /// <summary>The encoding of that name, Windows code pages included; null when there is none.</summary>
    public static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
