using System.CommandLine;
using System.CommandLine.Parsing;

namespace ZohoMigrate.Cli.Commands;

/// <summary>The options every command takes.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string> _output = new("--output")
    {
        DefaultValueFactory = _ => "text",
        Recursive = true,
    };

    private readonly Option<bool> _verbose = new("--verbose") { Description = "Show the log on stderr.", Recursive = true };

    private readonly Option<bool> _noColor = new("--no-color")
    {
        Description = "No colours, and no line redrawn in place. NO_COLOR in the environment takes the colours too.",
        Recursive = true,
    };

    private readonly Option<string[]> _config = new("--config")
    {
        Description = "A setting for this one command, over the environment and zohomigrate.json; repeatable. Secrets are refused here.",
        HelpName = "Key=Value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        Recursive = true,
    };

    public CommonOptions()
    {
        _output.Validators.Add(CheckOutput);
        Describe(writesCsv: false);
    }

    /// <summary>Has the help say what a command can put on stdout.</summary>
    public void Describe(bool writesCsv)
    {
        _output.HelpName = string.Join('|', Formats(writesCsv));
        _output.Description = $"What stdout carries: text for people, json for programs{(writesCsv ? ", csv for the file itself" : "")}.";
    }

    public void AddTo(Command root)
    {
        root.Add(_output);
        root.Add(_verbose);
        root.Add(_noColor);
        root.Add(_config);
    }

    public CommonArguments Read(ParseResult parse) => new(
        Enum.Parse<OutputFormat>(parse.GetValue(_output)!, ignoreCase: true),
        parse.GetValue(_verbose),
        parse.GetValue(_noColor),
        [.. parse.GetValue(_config) ?? [], .. Named(parse)]);

    private static string[] Formats(bool writesCsv) => writesCsv ? ["text", "json", "csv"] : ["text", "json"];

    private static IEnumerable<string> Named(ParseResult parse) =>
        from option in parse.CommandResult.Command.Options.OfType<SettingOption>()
        let value = parse.GetValue(option)
        where value is not null
        from key in option.Keys
        select $"{key}={value}";

    private static void CheckOutput(OptionResult result)
    {
        var known = Formats(result.Parent is CommandResult { Command: VerbCommand { WritesCsv: true } });
        foreach (var token in result.Tokens.Where(token => !known.Contains(token.Value, StringComparer.Ordinal)))
            result.AddError($"--output {token.Value}: it is one of {string.Join(", ", known.Select(word => $"'{word}'"))} here.");
    }
}
