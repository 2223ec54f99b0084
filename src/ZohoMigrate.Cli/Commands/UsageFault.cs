using System.CommandLine;
using System.Text.RegularExpressions;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>Says what is wrong with a command line, and where its help is.</summary>
internal static partial class UsageFault
{
    public static ExitCode Show(ParseResult parse, ResultLines results, ErrorLines errors)
    {
        var command = parse.CommandResult.Command;
        var lines = parse.Errors.Select(fault => AsNumber().Replace(fault.Message, "as a whole number")).Distinct(StringComparer.Ordinal).ToList();
        if (parse.UnmatchedTokens is [var first, ..] && Meant(command, first) is { } meant)
            lines.Add($"Did you mean {meant}?");
        lines.Add($"See: zohomigrate {(command is VerbCommand verb ? $"{verb.FullName} " : "")}--help");
        foreach (var line in lines)
            errors.Write(line);
        if (WantsJson(parse))
            results.Json.WriteLine(FaultDocument.Text(string.Join('\n', lines), ExitCode.Misconfigured));
        return ExitCode.Misconfigured;
    }

    // By the words as they stand: what could not be parsed has no values to ask for.
    private static bool WantsJson(ParseResult parse)
    {
        var words = parse.Tokens.Select(token => token.Value).ToList();
        return words.Where((word, place) => word == "--output" && place + 1 < words.Count && words[place + 1] == "json").Any();
    }

    // The parser's own word for what it expected is a type of .NET.
    [GeneratedRegex("as expected type '[^']*Int32[^']*'", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsNumber();

    // Options of the root are everybody's.
    private static string? Meant(Command command, string token) => NearestName.Of(
        token,
        token.StartsWith('-')
            ? command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options)).Select(option => option.Name)
            : command.Subcommands.Select(sub => sub.Name));
}
