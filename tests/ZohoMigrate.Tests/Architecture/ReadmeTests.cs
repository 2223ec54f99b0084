using System.CommandLine;
using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Architecture;

/// <summary>What the README states about commands and structure, held against the code.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public void Ci_TheReadmesTwoCommands_AreRunWordForWord()
    {
        var ci = File.ReadAllText(Repository.PathOf(".ci", "run"));
        var commands = ShellBlocks().Matches(Readme).Select(match => match.Groups["first"].Value.Trim()).Take(2).ToList();

        Assert.Equal(2, commands.Count);
        Assert.All(commands, command => Assert.Contains(command, ci, StringComparison.Ordinal));
    }

    [Fact]
    public void Walk_FoldersAndFilesItNames_Exist()
    {
        var walk = WalkRows().Matches(Readme).Select(match => (folder: match.Groups["first"].Value, open: match.Groups["second"].Value)).ToList();

        Assert.Equal(11, walk.Count);
        Assert.All(walk, step => Assert.True(
            File.Exists(Repository.PathOf("src", $"ZohoMigrate.{step.folder}", $"{step.open}.cs")), $"{step.folder}/{step.open}.cs"));
    }

    [Fact]
    public void Walk_ItsOrder_IsTheOrderOfThePipelinesOwnSummary()
    {
        var summary = File.ReadAllText(Repository.PathOf("src", "ZohoMigrate.Pipeline", "MigrationPipeline.cs"));
        var stages = WalkRows().Matches(Readme).Select(match => match.Groups["first"].Value).Where(folder => folder.StartsWith("Pipeline/", StringComparison.Ordinal))
            .Select(folder => folder["Pipeline/".Length..]).ToList();
        var road = summary[summary.IndexOf("order:", StringComparison.Ordinal)..];

        Assert.Equal(["Sources", "Mapping", "Validation", "Checkpointing", "Planning", "Delivery", "Checkpointing", "Reporting", "Correcting"], stages);
        var at = 0;
        foreach (var stage in stages)
        {
            at = road.IndexOf(stage, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{stage} is not where the walk has it");
        }
    }

    [Fact]
    public void Options_OfEveryCommandThatIsNoPractice_AreSaidSomewhere()
    {
        var options = Root().Options.Concat(Root().Subcommands.OfType<VerbCommand>().Where(verb => verb.Group != VerbCommand.Practise).SelectMany(verb => verb.Options))
            .Where(option => !option.Hidden && option is not VersionOption).Select(option => option.Name).Distinct(StringComparer.Ordinal);

        Assert.All(options, option => Assert.Contains(option, Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Commands_OfTheTable_AreThoseOfTheProgram()
    {
        var section = Readme[Readme.IndexOf("\n## Commands\n", StringComparison.Ordinal)..];
        var table = CommandRows().Matches(section[..section.IndexOf("`zohomigrate <command> --help`", StringComparison.Ordinal)]).Select(match => match.Groups["first"].Value);

        Assert.Equal(Root().Subcommands.Select(verb => verb.Name), table);
    }

    [Fact]
    public void Modules_ItNames_AreThoseOfTheCatalogue()
    {
        var catalogue = ZohoCatalogue.Load();

        Assert.All(catalogue.Products, product => Assert.Contains(
            $" to {product.Title}: {string.Join(", ", catalogue.Modules.Where(module => module.Product == product.Product).Select(module => module.Title.ToLowerInvariant()).Order(StringComparer.Ordinal))}.",
            Readme.ReplaceLineEndings(" "),
            StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_OfTheTable_AreThoseOfTheProgram()
    {
        var table = SettingRows().Matches(Readme).SelectMany(match => SettingNames().Matches(match.Value).Select(name => name.Groups["first"].Value)).ToList();

        Assert.Equal(KnownSettings.All.Select(setting => setting.Key).Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Headings_ThatMessagesSendTheUserTo_AreThere()
    {
        var sentTo = Directory.EnumerateFiles(Repository.PathOf("src"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".yaml" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => SentTo().Matches(File.ReadAllText(file)).Select(match => match.Groups["first"].Value)).ToList();

        Assert.NotEmpty(sentTo);
        Assert.All(sentTo, heading => Assert.Matches($"(?m)^#+ {Regex.Escape(heading)}$", Readme));
    }

    [Fact]
    public void Recover_HowLongItWaits_IsAsTheDefaultsHaveIt()
    {
        var options = new DeliveryOptions();

        Assert.Contains("`Delivery:AttemptTimeout`, `LateArrival` and `AbsenceDelay` together,\n  less than twelve minutes", Readme, StringComparison.Ordinal);
        Assert.InRange((options.AttemptTimeout + options.LateArrival + options.AbsenceDelay).TotalMinutes, 11, 12);
    }

    private static RootCommand Root() => CommandTree.Create(new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        IsOutTerminal = false,
        IsErrorTerminal = false,
        WorkingFolder = ".",
        Variable = _ => null,
    });

    [GeneratedRegex(@"README\.md \((?<first>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentTo();

    [GeneratedRegex(@"```sh\n(?<first>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellBlocks();

    [GeneratedRegex(@"^\| \d+a? \| `(?<first>[\w/]+)` \| `(?<second>\w+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WalkRows();

    [GeneratedRegex(@"^\| `(?<first>\w+)[^`]*` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommandRows();

    [GeneratedRegex(@"^\| (`\w+:[\w:]+`(, )?)+ \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingRows();

    [GeneratedRegex("`(?<first>[\\w:]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingNames();
}
