using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Validation;

/// <summary>No problem without an entry in the rule book, and no entry that nothing raises.</summary>
public sealed partial class RuleBookTests
{
    // The stages of the road and what they share; in them a literal in kebab case is the code of a problem, or one of these.
    private static readonly string[] Folders = ["Sources", "Mapping", "Validation", "Checkpointing", "Planning", "Delivery", "Records", "Correcting", "Surveying"];
    private static readonly string[] OtherLiterals = ["utf-8", "windows-1252", "e-mail"];

    private static readonly string[] Sources =
    [
        .. Folders.SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf("src", "ZohoMigrate.Pipeline", folder), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText),
    ];

    public static TheoryData<string> Codes => new(RuleBook.All.Select(rule => rule.Code));

    [Fact]
    public void Sources_EveryCodeTheyRaise_IsInTheBook()
    {
        var raised = Sources.SelectMany(text => Literals().Matches(text)).Select(match => match.Groups["code"].Value).Except(OtherLiterals);

        Assert.All(raised, code => Assert.True(RuleBook.Find(code) is not null, $"`{code}` has no entry in src/ZohoMigrate.Pipeline/Records/Problems/rules.yaml"));
    }

    [Fact]
    public void Sources_ProblemsMadeBesideTheBook_AreThoseOfZohoAlone()
    {
        var made = Sources.SelectMany(text => Made().Matches(text)).Select(match => match.Value);

        // Read back from the checkpoint, made by a rule, or Zoho's own refusal.
        Assert.All(made, problem => Assert.Contains(problem, (string[])["new Problem(StoredText", "new Problem(stage, Code, message)"]));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Rule_EveryOne_IsRaisedAndExplained(string code)
    {
        var rule = RuleBook.Of(code);

        Assert.Contains(Sources, text => text.Contains($"\"{code}\"", StringComparison.Ordinal));
        Assert.All([rule.Title, rule.Means, rule.Hint, rule.Example], text => Assert.NotEqual("", text));
        Assert.NotEmpty(rule.Stages);
        Assert.False(rule.By == RuleAuthority.Zoho && rule.Severity == Severity.Warning, "what Zoho refuses is an error");
        Assert.Throws<ArgumentException>(() => rule.Problem(Enum.GetValues<ProblemStage>().First(stage => !rule.Stages.Contains(stage)), "m"));
    }

    [Fact]
    public void Page_AsItStands_IsMadeFromTheBook()
    {
        var file = Repository.PathOf("docs", "rules.md");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, RulesPage.Write());
            Assert.Fail($"{file} is new: read it, and run the test again.");
        }

        Assert.Equal(RulesPage.Write(), File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    [GeneratedRegex("(?<!CrashPoint\\.Pass\\()\"(?<code>[a-z]+(-[a-z]+)+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literals();

    [GeneratedRegex(@"new Problem\((StoredText|\w+, \w+, \w+\)|ProblemStage\.\w+, ""[^""]*"")", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Made();
}
