using ZohoMigrate.Cli.Composition;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>Stderr, shared by faults, log and progress: whole lines, and under them at most one line that is redrawn in place.</summary>
internal sealed class ErrorLines(Surroundings surroundings)
{
    private readonly Lock _lock = new();
    private int _drawn;

    public void Write(string line)
    {
        lock (_lock)
        {
            Erase();
            surroundings.Error.WriteLine(line);
            surroundings.Error.Flush();
        }
    }

    /// <summary>Draws over the line drawn last; only for a terminal.</summary>
    public void Redraw(string line)
    {
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
