using System.Text;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>Writes rows as RFC 4180 with commas, ended by LF; what stands inside a cell stays as it is.</summary>
internal sealed class NormalisedCsv(TextWriter writer)
{
    // The writer may pass on each call by itself, as a console does.
    private const int WrittenAtOnce = 64 * 1024;

    private readonly StringBuilder _text = new();

    public async ValueTask WriteAsync(IReadOnlyList<string> cells, CancellationToken cancellationToken)
    {
        // One empty cell alone would be an empty line, which is no row.
        _text.AppendJoin(',', cells.Select(cell => cells.Count == 1 && cell.Length == 0 ? "\"\"" : CsvText.Of(cell))).Append('\n');
        if (_text.Length >= WrittenAtOnce)
            await FlushAsync(cancellationToken);
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await writer.WriteAsync(_text, cancellationToken);
        _text.Clear();
        await writer.FlushAsync(cancellationToken);
    }
}
