using System.Text;

namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>The encodings a source file may be written in.</summary>
internal static class SourceEncoding
{
    /// <summary>What a file is taken to be written in that is no UTF-8 and says nothing.</summary>
    public static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

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
