using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox.Crm;

public sealed class SandboxCrmLimitTests
{
    private static readonly string[] Eleven = [.. Enumerable.Range(1, 11).Select(number => $$"""{"Last_Name":"L{{number}}"}""")];

    [Fact]
    public async Task Credits_OneForEachTenRecordsBegun_AreToldFromHalfAndThenRefused()
    {
        await using var crm = await CrmClient.StartAsync(new SandboxOptions { Credits = 6, TokenLifetime = TimeSpan.FromDays(3) });

        var two = await crm.InsertAsync("Leads", Eleven);
        var three = await crm.InsertAsync("Leads", Eleven[..10]);
        var five = await crm.InsertAsync("Leads", Eleven);
        var tooDear = await crm.InsertAsync("Leads", Eleven);
        var six = await crm.GetAsync("/Leads?fields=id");
        crm.Sandbox.Time.Advance(TimeSpan.FromDays(1));
        var nextDay = await crm.InsertAsync("Leads", Eleven);

        Assert.Equal(["", "3", "1", "1", "0", ""], new[] { two, three, five, tooDear, six, nextDay }.Select(Left));
        Assert.Equal((429, "TOO_MANY_REQUESTS"), tooDear.Refusal);
        Assert.Contains("credits", tooDear.Body!["message"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal((201, 1L), (nextDay.Status, (await crm.Sandbox.SummarizeAsync()).RefusedByLimit));
    }

    [Theory]
    [InlineData("Standard", 1, 10, "concurrency")]
    [InlineData("Enterprise", 11, 10, "sub-concurrency")]
    [InlineData("Enterprise", 1, 20, "concurrency")]
    public async Task Concurrency_OneMoreAtOnceThanTheEditionAllows_IsRefused(string edition, int records, int allowed, string named)
    {
        await using var crm = await CrmClient.StartAsync(new SandboxOptions { Edition = edition, Latency = TimeSpan.FromSeconds(10) });
        var held = Enumerable.Range(0, allowed).Select(_ => crm.InsertAsync("Leads", Eleven[..records])).ToList();
        while ((await crm.Sandbox.SummarizeAsync()).Arrivals < allowed)
            await Task.Delay(5);

        var refused = await crm.InsertAsync("Leads", Eleven[..records]);
        await crm.Sandbox.AdvanceUntilAsync(Task.WhenAll(held));

        Assert.Equal((429, "TOO_MANY_REQUESTS"), refused.Refusal);
        Assert.Contains($" {named} ", refused.Body!["message"]!.ToString(), StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(held), reply => Assert.Equal(201, reply.Status));
    }

    [Fact]
    public async Task Window_OfEachProduct_IsCountedByItself()
    {
        await using var crm = await CrmClient.StartAsync(new SandboxOptions { Limit = 2 });
        for (var call = 0; call < 2; call++)
        {
            Assert.Equal(200, (await crm.GetAsync("/org")).Status);
            Assert.Equal(200, (await crm.Sandbox.GetAsync("/contacts")).Status);
        }

        Assert.Equal((2, 4L), ((await crm.Sandbox.SummarizeAsync()).MaxInWindow, (await crm.Sandbox.SummarizeAsync()).Arrivals));
        Assert.Equal(200, (await crm.GetAsync("/org")).Status);
    }

    [Fact]
    public async Task Credits_AndRecords_OutliveARestart()
    {
        var folder = Directory.CreateTempSubdirectory();
        var options = new SandboxOptions { StateFile = Path.Combine(folder.FullName, "zoho.db"), Credits = 3, UniqueFields = ["Source_Id"] };
        await using (var crm = await CrmClient.StartAsync(options))
            await crm.InsertAsync("Leads", """{"Last_Name":"Ann","Source_Id":"1"}""");

        await using var again = await CrmClient.StartAsync(options);

        Assert.Equal(["DUPLICATE_DATA"], (await again.InsertAsync("Leads", """{"Last_Name":"Bob","Source_Id":"1"}""")).Codes);
        Assert.Equal(200, (await again.GetAsync("/Leads?fields=id")).Status);
        Assert.Equal(429, (await again.GetAsync("/Leads?fields=id")).Status);
        Assert.Equal(1L, (await again.Sandbox.SummarizeAsync()).CreatesCommitted["crm.leads"]);
    }

    [Theory]
    [InlineData("429#1", 429, "TOO_MANY_REQUESTS")]
    [InlineData("45#1", 429, "TOO_MANY_REQUESTS")]
    [InlineData("500#1", 500, "INTERNAL_ERROR")]
    [InlineData("commit-500#1", 500, "INTERNAL_ERROR")]
    [InlineData("token-revoked#1", 401, "INVALID_TOKEN")]
    public async Task Faults_AreSaidInTheProductsOwnWords(string faults, int status, string code)
    {
        await using var crm = await CrmClient.StartAsync(new SandboxOptions { Faults = SandboxFaults.Parse(faults) });

        Assert.Equal((status, code), (await crm.InsertAsync("Leads", Eleven)).Refusal);
        Assert.Equal(faults == "commit-500#1" ? 11 : 0, (await crm.Sandbox.SummarizeAsync()).CreatesCommitted.GetValueOrDefault("crm.leads"));
    }

    private static string Left(CrmAnswer answer) => answer.Headers.TryGetValues("X-API-CREDITS-REMAINING", out var values) ? values.Single() : "";
}
