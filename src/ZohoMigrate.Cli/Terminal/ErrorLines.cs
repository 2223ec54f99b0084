using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// Stderr, and the only way to it, shared by faults, log and progress: whole lines, and under them at most one line that is redrawn in place.
/// What would steer the terminal is shown as a sign.
/// </summary>
internal sealed class ErrorLines(Surroundings surroundings)
{
    private readonly Lock _lock = new();
    private int _drawn;

    /// <summary>For the parser, which writes before anything is drawn.</summary>
    public TextWriter Text { get; } = new CleanWriter(surroundings.Error, PlainText.Visible);

    public void Write(string line)
    {
        lock (_lock)
        {
            Erase();
            surroundings.Error.WriteLine(PlainText.Visible(line));
            surroundings.Error.Flush();
        }
    }

    /// <summary>Draws over the line drawn last; only for a terminal.</summary>
    public void Redraw(string line)
    {
        line = PlainText.Visible(line);
        // A line that wraps could not be drawn over.
        line = line[..Math.Min(line.Length, Math.Max(1, surroundings.ErrorWidth() - 1))];
        lock (_lock)
        {
            surroundings.Error.Write("\r" + line.PadRight(_drawn));
            surroundings.Error.Flush();
            _drawn = line.Length;
        }
    }

    public void Clear()
    {
        lock (_lock)
            Erase();
    }

    private void Erase()
    {
        if (_drawn > 0)
            surroundings.Error.Write("\r" + new string(' ', _drawn) + "\r");
        _drawn = 0;
    }
}
