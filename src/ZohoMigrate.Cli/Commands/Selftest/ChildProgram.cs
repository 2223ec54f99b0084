using System.Diagnostics;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Composition.Settings;

namespace ZohoMigrate.Cli.Commands.Selftest;

/// <summary>This program as a process of its own, in a folder of its own and with nothing of the user's settings.</summary>
/// <param name="folder">Where it works.</param>
/// <param name="settings">Its settings, by key.</param>
/// <param name="assembly">What <c>dotnet</c> is to run, where this process is not the program itself; null = what lies beside it.</param>
internal sealed class ChildProgram(string folder, IReadOnlyDictionary<string, string> settings, string? assembly = null)
{
    private const string Name = "zohomigrate";

    /// <summary>The exit code of one that was killed; one that fell by itself has another.</summary>
    public static int Killed { get; } = OperatingSystem.IsWindows() ? -1 : 128 + 9;

    /// <summary>Starts it.</summary>
    /// <param name="kill">"after-intent#3", or null where it is to live.</param>
    /// <param name="arguments">The command line.</param>
    public Process Start(string? kill, params string[] arguments)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        var self = Environment.ProcessPath;
        var isOwn = Path.GetFileNameWithoutExtension(self) == Name;
        start.FileName = isOwn ? self! : "dotnet";
        foreach (var argument in isOwn ? arguments : arguments.Prepend(assembly ?? Path.Combine(AppContext.BaseDirectory, Name + ".dll")))
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith(SettingSources.VariablePrefix, StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (key, value) in settings)
            start.Environment[KnownSettings.Find(key)!.Variable] = value;
        start.Environment.Remove(CrashArming.Variable);
        if (kill is not null)
            start.Environment[CrashArming.Variable] = kill;
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end, however that comes.</summary>
    public async Task<int> RunAsync(string? kill, string[] arguments, CancellationToken stopping)
    {
        using var child = Start(kill, arguments);
        try
        {
            // What it says is of no interest, but a full pipe would hold it.
            await Task.WhenAll(child.StandardOutput.ReadToEndAsync(stopping), child.StandardError.ReadToEndAsync(stopping), child.WaitForExitAsync(stopping));
            return child.ExitCode;
        }
        finally
        {
            if (!child.HasExited)
                child.Kill();
        }
    }
}
