namespace ZohoMigrate.Cli.Composition;

/// <summary>The process's environment: everything a command takes from outside its arguments and settings.</summary>
internal sealed record Surroundings
{
    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where progress, logs and faults go.</summary>
    public required TextWriter Error { get; init; }

    public required bool IsOutTerminal { get; init; }

    public required bool IsErrorTerminal { get; init; }

    /// <summary>Columns of the terminal that <see cref="Error"/> goes to; asked only when it is one.</summary>
    public Func<int> ErrorWidth { get; init; } = () => int.MaxValue;

    /// <summary>Relative paths start here.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Environment variables by name.</summary>
    public required Func<string, string?> Variable { get; init; }

#pragma warning disable RS0030 // here the clock comes in
    public TimeProvider Time { get; init; } = TimeProvider.System;
#pragma warning restore RS0030

    public string FullPath(string path) => Path.GetFullPath(path, WorkingFolder);
}
