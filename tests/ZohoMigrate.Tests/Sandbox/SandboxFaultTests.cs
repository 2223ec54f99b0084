using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxFaultTests
{
    private const string Ada = """{"contact_name":"Ada"}""";

    [Fact]
    public async Task Drop_AnyCall_AbortsWithNothingDone()
    {
        await using var sandbox = await Faulty("drop=1");

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("/contacts", Ada));
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.GetAsync("/contacts"));

        var summary = await sandbox.SummarizeAsync();
        Assert.Empty(summary.Records);
        Assert.Equal((2, 2, 2), (summary.Arrivals, summary.ByStatus["none"], summary.ByFault["drop"]));
    }

    [Fact]
    public async Task CommitDrop_ACreate_AbortsWithTheRecordMade()
    {
        await using var sandbox = await Faulty("commit-drop=1");

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("/contacts", Ada));

        var summary = await sandbox.SummarizeAsync();
        Assert.Equal(1, summary.Records["books.contacts"].Count);
        Assert.Equal(1, summary.ByStatus["none"]);
    }

    [Theory]
    [InlineData("notes", null, "1")]
    [InlineData("contact_persons.phone", "x", null)]
    [InlineData("nothing.of.this", "x", "1")]
    public async Task DropField_ACreate_IsTakenWithoutThatField(string field, string? notes, string? phone)
    {
        await using var sandbox = await Faulty($"drop-field={field}");

        var reply = await sandbox.PostAsync("/contacts", """{"contact_name":"Ada","notes":"x","contact_persons":[{"first_name":"A","phone":"1"}]}""");

        var contact = reply.Body["contact"]!;
        Assert.Equal((notes, phone), (contact["notes"]?.ToString(), contact["contact_persons"]![0]!["phone"]?.ToString()));
    }

    [Theory]
    [InlineData("500=1", 0)]
    [InlineData("commit-500=1", 1)]
    public async Task Error500_ACreate_AnswersInternalErrorAndMakesTheRecordOrNot(string faults, int made)
    {
        await using var sandbox = await Faulty(faults);

        var reply = await sandbox.PostAsync("/contacts", Ada);

        Assert.Equal((500, 1000), reply.Verdict);
        Assert.Equal(made, (await sandbox.SummarizeAsync()).Records.GetValueOrDefault("books.contacts")?.Count ?? 0);
    }

    [Fact]
    public async Task Lag_AFreshRecord_IsUnseenButItsNameIsTaken()
    {
        await using var sandbox = await Faulty("lag=1@00:00:05");
        var id = await sandbox.ContactAsync("Ada");

        var unseen = await sandbox.GetAsync($"/contacts/{id}");
        var empty = (await sandbox.GetAsync("/contacts")).Body["contacts"]!.AsArray().Count;
        var taken = await sandbox.PostAsync("/contacts", Ada);
        sandbox.Time.Advance(TimeSpan.FromSeconds(5));
        var seen = await sandbox.GetAsync($"/contacts/{id}");

        Assert.Equal((404, 1002), unseen.Verdict);
        Assert.Equal(0, empty);
        Assert.Equal((400, 3062), taken.Verdict);
        Assert.Equal(200, seen.Status);
        Assert.Single((await sandbox.GetAsync("/contacts")).Body["contacts"]!.AsArray());
    }

    [Fact]
    public async Task Faults_SameSeed_StrikeTheSameArrivals()
    {
        async Task<List<int>> StatusesAsync(int seed)
        {
            await using var sandbox = await SandboxHarness.StartAsync(
                new SandboxOptions { Limit = 1000, Faults = SandboxFaults.Parse($"500=0.3,seed={seed}") });
            var statuses = new List<int>();
            for (var call = 0; call < 60; call++)
                statuses.Add((await sandbox.GetAsync("/contacts")).Status);
            return statuses;
        }

        var first = await StatusesAsync(7);

        Assert.Equal(first, await StatusesAsync(7));
        Assert.NotEqual(first, await StatusesAsync(8));
        Assert.InRange(first.Count(status => status == 500), 8, 30);
    }

    private static Task<SandboxHarness> Faulty(string faults) =>
        SandboxHarness.StartAsync(new SandboxOptions { Faults = SandboxFaults.Parse(faults) });
}
