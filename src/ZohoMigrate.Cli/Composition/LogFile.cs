using System.Text;

namespace ZohoMigrate.Cli.Composition;

/// <summary>
/// The lines of a log on disk, its owner's alone. A file that has grown too long for an editor is put aside under a number
/// (<c>run.1.log</c> is the oldest) and a new one is begun: nothing is thrown away. No fault of it ends a run: where something is lost by a full
/// disk, the checkpoint says so, and a line of the log is not worth that.
/// </summary>
internal sealed class LogFile : IDisposable
{
    /// <summary>Longest file, in bytes: about 200 000 lines.</summary>
    internal const long MostBytes = 64 * 1024 * 1024;

    private readonly long _mostBytes;
    private StreamWriter? _writer;

    /// <param name="path">Full path; lines are appended to a file that is there.</param>
    /// <param name="mostBytes">When to begin another.</param>
    public LogFile(string path, long mostBytes = MostBytes)
    {
        (Path, _mostBytes) = (path, mostBytes);
        _writer = Open(path);
    }

    public string Path { get; }

    /// <returns>Why the line may be lost, or why the file cannot be put aside; null when all is well. The next line is tried anew.</returns>
    public Exception? Write(string line)
    {
        try
        {
            _writer ??= Open(Path);
            _writer.WriteLine(line);
            if (_writer.BaseStream.Length >= _mostBytes)
                PutAside();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception;
        }
    }

    public void Dispose()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (IOException)
        {
            // Nobody is there any more to be told.
        }
    }

    private static StreamWriter Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new StreamWriter(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options) { AutoFlush = true, NewLine = "\n" };
    }

    private void PutAside()
    {
        var number = 1;
        while (File.Exists(Aside(number)))
            number++;
        _writer?.Dispose();
        _writer = null;
        File.Move(Path, Aside(number));
    }

    private string Aside(int number) => System.IO.Path.ChangeExtension(Path, FormattableString.Invariant($"{number}.log"));
}
