using System.CommandLine;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>A command with what its help says besides its options.</summary>
internal abstract class VerbCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines that work, without the program's name.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Lines of help between options and examples.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>The codes it can exit with.</summary>
    public abstract IReadOnlyList<ExitCode> ExitCodes { get; }
}
