using System.Text;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>Opens a JSON file as UTF-8, whatever it is written in. What is no text in its encoding ends the reading: no letter is made up for it.</summary>
internal static class JsonText
{
    private const int BufferSize = 128 * 1024;

    /// <exception cref="SourceException">It cannot be read.</exception>
    public static Stream OpenUtf8(string path, TableSource table, string encodingName) => Readable.Do<Stream>(table, () =>
    {
        var encoding = SourceText.MarkOf(path) ?? SourceEncoding.Find(encodingName) ?? throw new SourceException($"{table.File}: there is no encoding named `{encodingName}`.");
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan | FileOptions.Asynchronous);
        if (encoding is UTF8Encoding)
            return file;
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return Encoding.CreateTranscodingStream(file, strict, Encoding.UTF8);
    });
}
