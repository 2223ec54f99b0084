using System.CommandLine;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>A command with what its help says besides its options.</summary>
internal abstract class VerbCommand(string name, string description) : Command(name, description)
{
    /// <summary>The groups of commands in the program's own help, in the order a user meets them.</summary>
    public const string Prepare = "Before a run";

    public const string Deliver = "A run";

    public const string Practise = "A Zoho to practise on";

    /// <summary>As it is typed behind the program's name ("checkpoint export").</summary>
    public string FullName => string.Join(' ', Parents.OfType<VerbCommand>().Select(parent => parent.Name).Append(Name));

    /// <summary>Itself, or the commands below it where it does nothing by itself.</summary>
    public IEnumerable<VerbCommand> Doers => Action is null ? Subcommands.OfType<VerbCommand>() : [this];

    /// <summary>Where the program's own help names it.</summary>
    public virtual string Group => Deliver;

    /// <summary>Whether <c>--output csv</c> means something.</summary>
    public virtual bool WritesCsv => false;

    /// <summary>Command lines that work, without the program's name.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Lines of help between options and examples.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>The codes it can exit with.</summary>
    public abstract IReadOnlyList<ExitCode> ExitCodes { get; }

    /// <summary>What a code means of this command, where that is not what it means of a run; null = the same.</summary>
    public virtual string? MeaningOf(ExitCode code) => null;
}
