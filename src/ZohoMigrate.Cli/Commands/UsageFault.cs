using System.CommandLine;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>Says what is wrong with a command line, and where its help is.</summary>
internal static class UsageFault
{
    public static ExitCode Show(ParseResult parse, TextWriter error)
    {
        var command = parse.CommandResult.Command;
        foreach (var message in parse.Errors.Select(fault => fault.Message).Distinct(StringComparer.Ordinal))
            error.WriteLine(message);
        if (parse.UnmatchedTokens is [var first, ..] && Meant(command, first) is { } meant)
            error.WriteLine($"Did you mean {meant}?");
        error.WriteLine($"See: zohomigrate {(command is VerbCommand verb ? $"{verb.Name} " : "")}--help");
        return ExitCode.Misconfigured;
    }

    // Options of the root are everybody's.
    private static string? Meant(Command command, string token) => NearestName.Of(
        token,
        token.StartsWith('-')
            ? command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options)).Select(option => option.Name)
            : command.Subcommands.Select(sub => sub.Name));
}
