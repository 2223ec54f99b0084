using System.Globalization;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sandbox;

/// <summary>Faults that answer, each on a request of its own choosing.</summary>
public sealed class SandboxFaultReplyTests
{
    private const string Ada = """{"contact_name":"Ada"}""";

    [Theory]
    [InlineData("503#1", 503, "", null)]
    [InlineData("503#1@00:00:07", 503, "", 7)]
    [InlineData("502#1", 502, "", null)]
    [InlineData("429#1", 429, "\"code\":44,", null)]
    [InlineData("429#1@00:00:12", 429, "\"code\":44,", 12)]
    [InlineData("45#1", 429, "\"code\":45,", null)]
    [InlineData("1070#1", 429, "\"code\":1070,", null)]
    [InlineData("43#1", 429, "\"code\":43,", 3600)]
    public async Task Post_FaultThatAnswers_DoesNothingAndSaysSo(string faults, int status, string inBody, int? retryAfter)
    {
        await using var sandbox = await Faulty(faults);
        using var body = SandboxHarness.Json(Ada);

        using var response = await sandbox.Http.PostAsync(new Uri($"books/v3/contacts?organization_id={sandbox.Server.OrganizationId}", UriKind.Relative), body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(inBody, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(inBody.Length == 0 ? "text/html" : "application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(retryAfter?.ToString(CultureInfo.InvariantCulture), response.Headers.RetryAfter?.ToString());
        var summary = await sandbox.SummarizeAsync();
        Assert.Empty(summary.Records);
        Assert.Equal((1, 1, 0), (summary.Arrivals, summary.ByFault[faults.Split('#')[0]], summary.RefusedByLimit));
    }

    [Fact]
    public async Task Faults_ForCertainRequests_StrikeThoseAndNoOther()
    {
        await using var sandbox = await Faulty("500#2-3,502#5");
        var statuses = new List<int>();
        for (var call = 0; call < 6; call++)
        {
            using var response = await sandbox.Http.GetAsync(new Uri("books/v3/organizations", UriKind.Relative));
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([200, 500, 500, 200, 502, 200], statuses);
    }

    [Fact]
    public async Task Locked43_TheWholeOrganisation_StaysLockedForTheHourAndAcrossARestart()
    {
        using var folder = new TemporaryFolder();
        var options = new SandboxOptions { StateFile = folder["sandbox.db"], Faults = SandboxFaults.Parse("43#2") };
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero));
        await using (var sandbox = await SandboxHarness.StartAsync(options, time))
        {
            Assert.Equal(200, (await sandbox.GetAsync("/contacts")).Status);
            Assert.Equal((429, 43), (await sandbox.GetAsync("/contacts")).Verdict);
            time.Advance(TimeSpan.FromMinutes(59));
            var locked = await sandbox.PostAsync("/contacts", Ada);
            Assert.Equal((429, 43), locked.Verdict);
            Assert.Equal("60", locked.Headers.RetryAfter?.ToString());
        }

        await using var again = await SandboxHarness.StartAsync(options with { Faults = SandboxFaults.None }, time);
        Assert.Equal((429, 43), (await again.GetAsync("/contacts")).Verdict);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await again.GetAsync("/contacts")).Status);
        var summary = await again.SummarizeAsync();
        Assert.Equal((5, 3, 0), (summary.Arrivals, summary.ByCode["43"], summary.RefusedByLimit));
    }

    [Fact]
    public async Task TokenRevoked_FromThenOn_OnlyANewTokenWorks()
    {
        await using var sandbox = await Faulty("token-revoked#2");
        Assert.Equal(200, (await sandbox.GetAsync("/contacts")).Status);
        Assert.Equal((401, 14), (await sandbox.PostAsync("/contacts", Ada)).Verdict);
        Assert.Equal((401, 57), (await sandbox.PostAsync("/contacts", Ada)).Verdict);

        await sandbox.AuthorizeAsync();

        Assert.Equal(201, (await sandbox.PostAsync("/contacts", Ada)).Status);
    }

    [Fact]
    public async Task RefreshRevoked_FromThenOn_NoNewTokenIsGiven()
    {
        await using var sandbox = await Faulty("refresh-revoked#1");
        Assert.Equal((401, 14), (await sandbox.GetAsync("/contacts")).Verdict);

        var token = await sandbox.TokenAsync();

        Assert.Equal((200, "invalid_code"), (token.Status, token.Body["error"]?.ToString()));
    }

    [Fact]
    public async Task AccessDenied_ForCertainTokenCalls_ComesInBothForms()
    {
        await using var sandbox = await Faulty("access-denied#2,access-denied-200#3");
        var (first, second, third) = (await sandbox.TokenAsync(), await sandbox.TokenAsync(), await sandbox.TokenAsync());

        Assert.Equal((400, "Access Denied"), (first.Status, first.Body["error"]?.ToString()));
        Assert.Equal((200, "Access Denied"), (second.Status, second.Body["error"]?.ToString()));
        Assert.NotNull(third.Body["access_token"]);
        Assert.Equal(1, (await sandbox.SummarizeAsync()).ByFault["access-denied"]);
    }

    [Fact]
    public async Task IgnoredFilter_AList_ShowsEverythingOldestFirst()
    {
        await using var sandbox = await Faulty("ignored-filter#3");
        await sandbox.ContactAsync("Ada");
        await sandbox.ContactAsync("Bob");

        var ignored = await sandbox.GetAsync("/contacts?contact_name=Bob&sort_column=created_time&sort_order=D");
        var heard = await sandbox.GetAsync("/contacts?contact_name=Bob");

        Assert.Equal(["Ada", "Bob"], ignored.Body["contacts"]!.AsArray().Select(row => row!["contact_name"]!.ToString()));
        Assert.Single(heard.Body["contacts"]!.AsArray());
        Assert.Equal(1, (await sandbox.SummarizeAsync()).ByFault["ignored-filter"]);
    }

    private static Task<SandboxHarness> Faulty(string faults) =>
        SandboxHarness.StartAsync(new SandboxOptions { Faults = SandboxFaults.Parse(faults) });
}
