using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>The real executable as a real process: started, signalled, killed.</summary>
internal sealed partial class CliProcess : IDisposable
{
    /// <summary>The exit code of one that SIGKILL has ended.</summary>
    public const int Killed = 128 + 9;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CliProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(_error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Text(_output);

    public string Error => Text(_error);

    /// <summary>What every user of the machine sees of it, where the system shows that as a file.</summary>
    public string? CommandLine => File.Exists($"/proc/{_process.Id}/cmdline") ? File.ReadAllText($"/proc/{_process.Id}/cmdline") : null;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts <c>zohomigrate</c> with arguments and environment variables over this process's own.</summary>
    public static CliProcess Start(string workingFolder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        StartBehind([], workingFolder, environment, arguments);

    /// <summary>The same as a user whom the permissions of files bind, as they do not bind root; see <see cref="Permissions.Bind"/>.</summary>
    public static CliProcess StartBound(string workingFolder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        StartBehind(Permissions.Bind, workingFolder, environment, arguments);

    /// <summary>The same behind a command that makes another world for it and becomes it.</summary>
    public static CliProcess StartBehind(
        IReadOnlyList<string> command, string workingFolder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        StartLine(workingFolder, environment, [.. command, "dotnet", Repository.Program, .. arguments]);

    /// <summary>An environment in which it dies at a moment by name, as <c>after-answer#4</c>: at the same place on the slowest machine.</summary>
    public static Dictionary<string, string> Doomed(IReadOnlyDictionary<string, string> environment, string kill) =>
        new(environment, StringComparer.Ordinal) { ["SELFTEST_KILL"] = kill };

    /// <summary>The first line it writes to stdout.</summary>
    public Task<string> FirstLineAsync() => _firstLine.Task.WaitAsync(Patience);

    /// <summary>Waits for its end and gives the exit code.</summary>
    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Sends a signal as a shell would.</summary>
    public void Signal(Signal signal)
    {
        if (SendSignal(_process.Id, (int)signal) != 0)
            throw new InvalidOperationException($"No process {_process.Id} to send {signal} to.");
    }

    /// <summary>Has it stand still, and waits until the kernel says so of each of its threads: none is in the midst of a call then (Linux).</summary>
    public async Task StandStillAsync()
    {
        Signal(Harness.Signal.Stop);
        while (!Directory.GetDirectories($"/proc/{_process.Id}/task").All(IsStanding))
            await Task.Yield();

        static bool IsStanding(string thread)
        {
            try
            {
                return File.ReadAllText(Path.Combine(thread, "status")).Contains("\nState:\tT", StringComparison.Ordinal);
            }
            catch (IOException)
            {
                // It has ended since; the next look does not show it.
                return false;
            }
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static CliProcess StartLine(string workingFolder, IReadOnlyDictionary<string, string> environment, List<string> line)
    {
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        // As in the suite itself: it ends before that would pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new CliProcess(new Process { StartInfo = start });
    }

    private void Take(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        if (text == _output)
            _firstLine.TrySetResult(line);
        lock (text)
            text.AppendLine(line);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
