using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Cli.Commands;

/// <summary>Arguments and options that several commands share, so that they read the same everywhere.</summary>
internal static class SharedArguments
{
    public static Argument<string> Pack() => new("pack") { Description = "The mapping pack's folder." };

    public static Argument<string> Run() => new("run") { Description = "The run folder." };

    public static Option<string> Data() => new("--data") { Description = "The folder with the source files.", HelpName = "folder", Required = true };

    public static Option<string?> RunFolder(string otherwise) =>
        new("--run") { Description = $"The run folder. Without it: {otherwise}.", HelpName = "folder" };

    public static Option<bool> Wait() =>
        new("--wait") { Description = "When the run pauses until a known time, wait for it and go on, instead of exiting 4." };

    public static Option<int?> MaxErrors()
    {
        var option = new Option<int?>("--max-errors")
        {
            Description = "Pause (exit 4) when more records than this are rejected or refused: before the first call, or at once while delivering.",
            HelpName = "N",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
                result.AddError($"--max-errors {token.Value}: write a whole number, 0 or more.");
        });
        return option;
    }

    public static Option<bool> KeepGoing() => new("--keep-going")
    {
        Description = "Have each record refused for itself. Without it the run pauses (exit 4) when Zoho refuses the first 20 records of a stream alike.",
    };

    public static SettingOption Reserve() => new("--reserve", KnownSettings.Products.Select(product => $"{LaneOptions.SectionOf(product)}:{nameof(LaneOptions.Reserve)}"))
    {
        Description = "Leave this share of the day's calls to the organisation's users and other programs.",
        HelpName = "20%",
    };

    public static Option<string[]> Set()
    {
        var option = new Option<string[]>("--set")
        {
            Description = "A parameter of the pack; repeatable.",
            HelpName = "name=value",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        option.Validators.Add(CheckPairs);
        return option;
    }

    /// <summary>What <c>--set</c> gave, by name.</summary>
    public static IReadOnlyDictionary<string, string> Parameters(this ParseResult parse, Option<string[]> set) =>
        (parse.GetValue(set) ?? []).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>An option that takes a time like 00:01:00.</summary>
    public static Option<TimeSpan?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "hh:mm:ss",
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero)
                return time;
            result.AddError($"{name}: \"{text}\" is not a time like 00:01:00.");
            return null;
        },
    };

    private static void CheckPairs(OptionResult result)
    {
        var names = result.Tokens.Select(token => token.Value.Split('=', 2)).ToList();
        foreach (var pair in names.Where(pair => pair.Length < 2 || pair[0].Length == 0))
            result.AddError($"--set {pair[0]}: write it as name=value.");
        foreach (var twice in names.GroupBy(pair => pair[0], StringComparer.Ordinal).Where(group => group.Count() > 1))
            result.AddError($"--set {twice.Key} is given twice.");
    }
}
