using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>Designations, departments, teams, users and channels into an organisation that has none of them, and into one that has them already.</summary>
public sealed class CliqPeopleTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    // Nothing is lost on the way here: an answer has all the time it needs.
    private readonly HastyCliq _cliq = new(TimeSpan.FromMinutes(2), output);
    private readonly TemporaryFolder _state = new();
    private SandboxServer _sandbox = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(new SandboxOptions { StateFile = _state["zoho.db"] }, HastyCliq.Clock, CancellationToken.None);
        var (end, _, _) = await DeliverAsync(Organisation.WriteTop);
        Assert.Equal(RunState.Completed, end.State);
    }

    public Task DisposeAsync() => _sandbox.DisposeAsync().AsTask();

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task Deliver_AnOrganisation_MakesEachBelowWhatItBelongsTo()
    {
        var (end, streams, _) = await DeliverAsync(folder => Organisation.WriteTo(folder));

        Assert.Equal(RunState.Completed, end.State);
        Assert.All(streams, stream => Assert.Equal(stream.Records, stream[RecordState.Created]));
        var departments = await NamesAsync("departments");
        var designations = await NamesAsync("designations");
        Assert.Equal(
            ["Example Company: ", "Finance: Office", "Office: Example Company", "Payroll: Finance"],
            (await HastyCliq.RecordsAsync(_sandbox, "departments")).Select(department => $"{department!["name"]}: {departments.GetValueOrDefault(department["parent_department_id"]!.ToString())}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["ann@example.com: Manager of Finance", "bob@example.com: Clerk of Payroll"],
            (await HastyCliq.RecordsAsync(_sandbox, "users")).Select(user => $"{user!["email_id"]}: {designations[user["designation_id"]!.ToString()]} of {departments[user["department_id"]!.ToString()]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Deliver_WhatIsThereAlready_IsTakenForOursAndOnlyTheRestIsMade()
    {
        await DeliverAsync(folder => Organisation.WriteTo(folder));

        var (end, streams, _) = await DeliverAsync(folder => Organisation.WriteTo(folder, more: true));

        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal(
            ["channels 1 + 1", "departments 3 + 1", "designations 2 + 1", "teams 1 + 1", "users 2 + 1"],
            streams.Select(stream => $"{stream.Stream.Name} {stream[RecordState.Matched]} + {stream[RecordState.Created]}").Order(StringComparer.Ordinal));
        var zoho = await _sandbox.SummarizeAsync(CancellationToken.None);
        Assert.Equal((0L, 0), (zoho.RefusedByLimit, zoho.CreatesCommittedTwice));
        // What is new hangs below what was there.
        var departments = await NamesAsync("departments");
        var audit = (await HastyCliq.RecordsAsync(_sandbox, "departments")).Single(department => department!["name"]!.ToString() == "Audit")!;
        Assert.Equal((5, "Finance"), (departments.Count, departments[audit["parent_department_id"]!.ToString()]));
    }

    [Fact]
    public async Task Deliver_AChannelOfTheSameNameWithAnotherLevel_IsRefusedAndStaysAsItIs()
    {
        await DeliverAsync(folder => Organisation.WriteTo(folder));

        var (end, streams, problems) = await DeliverAsync(folder => Organisation.WriteTo(folder, level: "private", more: true));

        Assert.Equal(RunState.CompletedWithErrors, end.State);
        var channels = streams.Single(stream => stream.Stream.Name == "channels");
        Assert.Equal((1, 1, 0), (channels[RecordState.Created], channels[RecordState.Refused], channels[RecordState.Matched]));
        var problem = Assert.Single(problems);
        Assert.Equal(("G", "channels"), (problem.Key, problem.Stream));
        Assert.Contains("level", problem.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(["#General organization", "#News private"], (await HastyCliq.RecordsAsync(_sandbox, "channels")).Select(channel => $"{channel!["name"]} {channel["level"]}"));
    }

    private async Task<(RunEnd End, IReadOnlyList<StreamAccount> Streams, IReadOnlyList<ReportedProblem> Problems)> DeliverAsync(Action<TemporaryFolder> write)
    {
        using var folder = new TemporaryFolder();
        write(folder);
        var run = _cliq.Run(folder, _sandbox);
        await run.StageAsync(folder["pack"], folder["data"]);
        var end = await run.DeliverAsync(CancellationToken.None);
        var streams = await _cliq.TellAsync(run);
        await using var checkpoint = await run.OpenAsync();
        return (end, streams, await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
    }

    private async Task<Dictionary<string, string>> NamesAsync(string module) => (await HastyCliq.RecordsAsync(_sandbox, module))
        .ToDictionary(record => record!["id"]!.ToString(), record => record!["name"]!.ToString(), StringComparer.Ordinal);
}
