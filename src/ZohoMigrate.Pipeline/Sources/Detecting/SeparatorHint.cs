using System.Text;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>The line <c>sep=;</c> that Excel reads and writes before a table.</summary>
internal static class SeparatorHint
{
    private const string Says = "sep=";
    private const int Seen = 16;

    /// <summary>The separator it names, or null where there is no such line.</summary>
    public static async Task<char?> FindAsync(string path, TableFormat format, CancellationToken cancellationToken)
    {
        var start = new byte[Seen];
        await using var text = SourceText.OpenUtf8(path, format, line: 1);
        var read = await text.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        var line = Encoding.UTF8.GetString(start, 0, read).TrimStart('\ufeff').Split('\r', '\n')[0].Trim('"');
        return line.StartsWith(Says, StringComparison.OrdinalIgnoreCase) && line.Length == Says.Length + 1 && char.IsAscii(line[^1]) && !char.IsLetterOrDigit(line[^1])
            ? line[^1]
            : null;
    }
}
