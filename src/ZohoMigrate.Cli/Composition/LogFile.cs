using System.Text;

namespace ZohoMigrate.Cli.Composition;

/// <summary>
/// The lines of a log on disk, its owner's alone. A file that has grown too long for an editor is put aside under a number
/// (<c>run.1.log</c> is the oldest) and a new one is begun: nothing is thrown away.
/// </summary>
internal sealed class LogFile : IDisposable
{
    /// <summary>Longest file, in bytes: about 200 000 lines.</summary>
    internal const long MostBytes = 64 * 1024 * 1024;

    private readonly long _mostBytes;
    private StreamWriter _writer;

    /// <param name="path">Full path; lines are appended to a file that is there.</param>
    /// <param name="mostBytes">When to begin another.</param>
    public LogFile(string path, long mostBytes = MostBytes)
    {
        (Path, _mostBytes) = (path, mostBytes);
        _writer = Open(path);
    }

    public string Path { get; }

    public void Write(string line)
    {
        try
        {
            _writer.WriteLine(line);
            if (_writer.BaseStream.Length >= _mostBytes)
                BeginAnother();
        }
        catch (IOException)
        {
            // A full disk ends the run where something is lost by it, at the checkpoint; a line of the log is not worth that.
        }
    }

    public void Dispose()
    {
        try
        {
            _writer.Dispose();
        }
        catch (IOException)
        {
            // As above.
        }
    }

    private static StreamWriter Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new StreamWriter(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options) { AutoFlush = true, NewLine = "\n" };
    }

    private void BeginAnother()
    {
        var number = 1;
        while (File.Exists(Aside(number)))
            number++;
        // Where another program has it open on Windows, the move fails and the lines go on where they are.
        File.Move(Path, Aside(number));
        var full = _writer;
        _writer = Open(Path);
        full.Dispose();
    }

    private string Aside(int number) => System.IO.Path.ChangeExtension(Path, FormattableString.Invariant($"{number}.log"));
}
