using System.Text;
using ZohoMigrate.Pipeline.Records.Rows;

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
        return Of(Encoding.UTF8.GetString(start, 0, read).Split('\r', '\n')[0]);
    }

    /// <summary>The separator that a first line names, or null where it is no such line.</summary>
    public static char? Of(string line)
    {
        var text = line.TrimStart('\ufeff').Trim('"');
        return text.StartsWith(Says, StringComparison.OrdinalIgnoreCase) && text.Length == Says.Length + 1 && char.IsAscii(text[^1]) && !char.IsLetterOrDigit(text[^1])
            ? text[^1]
            : null;
    }
}
