using Xunit;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxJournalTests
{
    [Theory]
    [InlineData("100", 201, 0)]
    [InlineData("99.99", 400, 2)]
    public async Task Create_Journal_MustBalance(string credit, int status, int code)
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var rent = (await sandbox.PostAsync("/chartofaccounts", """{"account_name":"Rent","account_type":"expense"}""")).Body["chart_of_account"]!["account_id"];

        var reply = await sandbox.PostAsync("/journals", $$"""
            {"journal_date":"2026-01-02","reference_number":"V 7","line_items":[
              {"account_id":"{{rent}}","debit_or_credit":"debit","amount":100},{"account_id":"{{rent}}","debit_or_credit":"credit","amount":{{credit}}}]}
            """);

        Assert.Equal((status, code), reply.Verdict);
        if (status != 201)
            return;
        Assert.Equal((100m, "published"), (reply.Body["journal"]!["total"]!.GetValue<decimal>(), reply.Body["journal"]!["status"]!.ToString()));
        // As documented, a row of the list has the reference and no time.
        var row = (await sandbox.GetAsync("/journals?reference_number=V%207")).Body["journals"]![0]!;
        Assert.Equal("V 7", row["reference_number"]!.ToString());
        Assert.Null(row["created_time"]);
    }
}
