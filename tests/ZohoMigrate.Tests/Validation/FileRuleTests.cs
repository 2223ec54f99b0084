using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Validation;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Validation;

/// <summary>What a record may name as a file to be sent, and what is staged of it.</summary>
public sealed class FileRuleTests : IDisposable
{
    private static readonly ModuleSpec Files = ZohoCatalogue.Load().Module("cliq.files");
    private readonly TemporaryFolder _folder = new();

    public FileRuleTests()
    {
        Directory.CreateDirectory(_folder["data/plans"]);
        File.WriteAllText(_folder["data/plans/a.txt"], "hello");
        File.WriteAllText(_folder["secret.txt"], "no");
    }

    [Theory]
    [InlineData("plans/b.txt", "file-missing")]
    [InlineData("nowhere/a.txt", "file-missing")]
    [InlineData("plans", "file-missing")]
    [InlineData("plans/a.txt/more", "file-missing")]
    [InlineData("a\0b", "file-missing")]
    [InlineData("../secret.txt", "file-outside")]
    [InlineData("plans/../../secret.txt", "file-outside")]
    [InlineData(".", "file-outside")]
    [InlineData("/etc/hostname", "file-outside")]
    [InlineData("plans/a.txt", "")]
    [InlineData("plans/../plans/a.txt", "")]
    public void Check_APath_LeadsToAFileBelowTheDataFolder(string path, string codes) => Assert.Equal(codes, Codes(Check(path)));

    [SkippableFact]
    public void Check_ALinkThatLeadsOut_IsNotFollowed()
    {
        Skip.If(OperatingSystem.IsWindows(), "making links takes a privilege there");
        File.CreateSymbolicLink(_folder["data/inside.txt"], _folder["data/plans/a.txt"]);
        File.CreateSymbolicLink(_folder["data/outside.txt"], _folder["secret.txt"]);
        Directory.CreateSymbolicLink(_folder["data/up"], _folder.Path);

        Assert.Equal("", Codes(Check("inside.txt")));
        Assert.Equal("file-outside", Codes(Check("outside.txt")));
        Assert.Equal("file-outside", Codes(Check("up/secret.txt")));
    }

    [Theory]
    [InlineData(0, "file-empty")]
    [InlineData(50 * 1024 * 1024, "")]
    [InlineData((50 * 1024 * 1024) + 1, "file-too-large")]
    [InlineData(80L * 1024 * 1024 * 1024, "file-too-large")]
    public void Check_ALength_IsAtMostWhatZohoTakes(long bytes, string codes)
    {
        // Sparse: it takes no room, and one that is too large is not read.
        using (var file = File.Create(_folder["data/film.mp4"]))
            file.SetLength(bytes);

        Assert.Equal(codes, Codes(Check("film.mp4")));
    }

    [Fact]
    public void Check_AFile_IsStagedAsPathLengthAndHashAndNotAsWhatItHolds()
    {
        var record = Check("plans/a.txt");

        Assert.Equal(
            """{"path":"plans/a.txt","bytes":5,"sha256":"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"}""",
            record.Payload["file"]!.ToJsonString());
        Assert.Equal(new StagedFile("plans/a.txt", 5, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"), StagedFile.Of(record.Payload["file"]));
    }

    [Fact]
    public void Check_AProblem_SaysTheFieldAndNotThePath()
    {
        var problem = Assert.Single(Check("plans/of-a-customer.txt").Problems);

        Assert.Equal(("file", ProblemStage.Validation), (problem.Field, problem.Stage));
        Assert.StartsWith("file names a file that is not in the data folder (", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("of-a-customer", problem.Message, StringComparison.Ordinal);
    }

    // A test of a pack gives rows, and no files.
    [Fact]
    public void Check_WhereNothingIsSent_TakesThePathAsItIs() =>
        Assert.Equal("nowhere.txt", Stage(null).Check(Record("nowhere.txt")).Payload["file"]!.ToString());

    [Fact]
    public void Check_NoPath_IsMissing() =>
        Assert.Equal("required", Codes(Stage(new DataFiles(_folder["data"])).Check(TestRecord.Of("""{"chat_id":"CT_1"}""", module: Files.Module))));

    public void Dispose() => _folder.Dispose();

    private MappedRecord Check(string path) => Stage(new DataFiles(_folder["data"])).Check(Record(path));

    private static MappedRecord Record(string path) =>
        TestRecord.Of(new JsonObject { ["chat_id"] = "CT_1", ["file"] = path, ["comment"] = "see" }.ToJsonString(JsonSerializerOptions.Default), "files", Files.Module);

    private static ValidationStage Stage(DataFiles? files) => new(Files, new HashSet<string>()) { Files = files };

    private static string Codes(MappedRecord record) => string.Join(", ", record.Problems.Select(problem => problem.Code));
}
