using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Architecture;

/// <summary>A stage knows Records, itself and the catalogue; what else it may see stands here.</summary>
public sealed partial class StageTests
{
    private static readonly string Pipeline = Repository.PathOf("src", "ZohoMigrate.Pipeline");

    private static readonly string[] Stages =
        ["Sources", "Mapping", "Validation", "Checkpointing", "Planning", "Surveying", "Delivery", "Reconciling", "Reporting", "Correcting"];

    // Planning asks the checkpoint what is ready, Reconciling and Reporting read it; Surveying holds the pack and what is staged against the organisation; Correcting reads files as Sources do and hands rows to the checkpoint; Delivery speaks to Zoho, and the others know its words only.
    private static readonly Dictionary<string, string[]> MayAlsoUse = new(StringComparer.Ordinal)
    {
        ["Planning"] = ["Checkpointing"],
        ["Surveying"] = ["Checkpointing", "Mapping"],
        ["Reconciling"] = ["Checkpointing"],
        ["Reporting"] = ["Checkpointing"],
        ["Correcting"] = ["Checkpointing", "Sources"],
    };

    public static TheoryData<string> StageNames => new(Stages);

    [Theory, MemberData(nameof(StageNames))]
    public void Stage_WhatItUses_IsRecordsItselfAndWhatIsAllowed(string stage)
    {
        string[] allowed = ["Records", stage, .. MayAlsoUse.GetValueOrDefault(stage, [])];
        var used = SourceFiles(stage).SelectMany(Uses).ToList();

        Assert.NotEmpty(used);
        Assert.All(used, use => Assert.True(allowed.Contains(use.Folder), $"{Path.GetFileName(use.File)} uses {use.Folder}"));
    }

    [Fact]
    public void Uses_OfAStage_AreSeen() => Assert.Contains(SourceFiles("Planning").SelectMany(Uses), use => use.Folder == "Checkpointing");

    [Theory]
    [InlineData("using ZohoMigrate.Pipeline.Sources;", "Sources")]
    [InlineData("    Checkpointing.RunAccounts read = new();", "Checkpointing")]
    [InlineData("/// <see cref=\"Delivery.DeliveryStage\"/>", "")]
    [InlineData("        Sources.Count(section.Has)", "")]
    [InlineData("namespace ZohoMigrate.Pipeline.Records;", "")]
    public void Uses_InALine_AreItsUsingsAndQualifiedNames(string line, string folders) =>
        Assert.Equal(folders, string.Join(' ', UsesIn([line])));

    [Fact]
    public void Records_WhatTheyUse_IsNoStage() =>
        Assert.All(SourceFiles("Records"), file => Assert.DoesNotMatch(PipelineUsings(), File.ReadAllText(file).Replace("ZohoMigrate.Pipeline.Records", "", StringComparison.Ordinal)));

    [Fact]
    public void Stages_AllOfThem_AreTheFoldersOfThePipeline() =>
        Assert.Equal(
            Stages.Append("Records").Order(StringComparer.Ordinal),
            Directory.GetDirectories(Pipeline).Select(Path.GetFileName).Except(["bin", "obj"]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Catalog", "")]
    [InlineData("Zoho", "Catalog")]
    [InlineData("Pipeline", "Catalog Zoho")]
    [InlineData("Sandbox", "Catalog")]
    [InlineData("Cli", "Catalog Pipeline Sandbox Zoho")]
    public void Project_WhatItReferences_IsWhatTheDesignAllows(string project, string references)
    {
        var text = File.ReadAllText(Repository.PathOf("src", $"ZohoMigrate.{project}", $"ZohoMigrate.{project}.csproj"));
        var found = ProjectReferences().Matches(text).Select(match => match.Groups["first"].Value).Order(StringComparer.Ordinal);

        Assert.Equal(references, string.Join(' ', found));
    }

    [Fact]
    public void Files_AllOfThem_AreShort()
    {
        var lengths = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (file, lines: File.ReadLines(file).Count()))
            .OrderBy(file => file.lines)
            .ToList();

        Assert.All(lengths, file => Assert.True(file.lines <= 400, $"{file.file} has {file.lines} lines"));
        Assert.InRange(lengths[lengths.Count / 2].lines, 1, 60);
    }

    private static IEnumerable<(string File, string Folder)> Uses(string file) => UsesIn(File.ReadLines(file)).Select(folder => (file, folder));

    // A comment may name what the code must not use.
    private static IEnumerable<string> UsesIn(IEnumerable<string> lines) => lines
        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("namespace ", StringComparison.Ordinal))
        .SelectMany(line => PipelineNames().Matches(line).Select(match => match.Groups["first"].Value)
            .Concat(Qualified().Matches(line).Select(match => (Folder: match.Groups["first"].Value, Type: match.Groups["second"].Value))
                .Where(name => IsType(name.Folder, name.Type)).Select(name => name.Folder)).Distinct());

    private static bool IsType(string folder, string name) =>
        Stages.Contains(folder) && SourceFiles(folder).Any(file => Path.GetFileNameWithoutExtension(file) == name);

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Pipeline, folder), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex(@"ZohoMigrate\.Pipeline\.(?<first>\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PipelineNames();

    [GeneratedRegex(@"(?<![\w.])(?<first>[A-Z]\w*)\.(?<second>[A-Z]\w*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Qualified();

    [GeneratedRegex(@"using ZohoMigrate\.Pipeline\.(?<first>\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PipelineUsings();

    [GeneratedRegex(@"ProjectReference Include=""\.\./ZohoMigrate\.(?<first>\w+)/", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ProjectReferences();
}
