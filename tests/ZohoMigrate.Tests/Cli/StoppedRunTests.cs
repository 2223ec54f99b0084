using Xunit;
using ZohoMigrate.Testing.Zoho;

namespace ZohoMigrate.Tests.Cli;

/// <summary>What no record is to blame for ends the run, marks none, and says what Zoho said and what to do.</summary>
public sealed class StoppedRunTests
{
    private const string Small = "northwind-small";

    [Theory]
    [InlineData(401, 57, "You are not authorized to perform this operation", "the scope ZohoBooks.invoices.CREATE")]
    [InlineData(400, 6041, "This user is not associated with the CompanyID/CompanyName:60001.", "Zoho:OrganizationId")]
    [InlineData(403, 424242, "Invoices are not available in your current plan.", "organisation's plan")]
    [InlineData(302, 0, "Moved", "Zoho:ApiUrl")]
    public async Task Run_InvoicesAnsweredSo_Exits3WithZohosWordsAndNoRecordMarked(int status, int code, string message, string hint)
    {
        await using var zoho = new ZohoOnTheWire(request => IsInvoice(request) ? WireReply.Fault(status, code, message) : null);

        var run = await zoho.RunAsync(Small);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"Stopped: Zoho takes nothing of this run as it is. {message}", run.Out, StringComparison.Ordinal);
        Assert.Contains(hint, run.Out, StringComparison.Ordinal);
        Assert.Contains("go on with: zohomigrate resume run", run.Out, StringComparison.Ordinal);
        Assert.Equal(("stopped", 0L), zoho.Standing("refused"));
        Assert.Equal(0, zoho.Standing("unknown").Count);
        Assert.False(Directory.Exists(Path.Combine(zoho.Run, "errors")));
    }

    [Fact]
    public async Task Run_StoppedAndMended_DeliversTheRestOnResume()
    {
        var isMended = false;
        await using var zoho = new ZohoOnTheWire(request =>
            !isMended && IsInvoice(request) ? WireReply.Fault(401, 57, "You are not authorized to perform this operation") : null);
        var stopped = await zoho.RunAsync(Small);
        isMended = true;
        var resumed = await zoho.InvokeAsync("resume", "run");

        Assert.Equal((3, 0), (stopped.ExitCode, resumed.ExitCode));
        Assert.Equal(("completed", 74L), zoho.Standing("created"));
    }

    [Fact]
    public async Task Run_RevokedRefreshToken_Exits3BeforeTheFirstWrite()
    {
        await using var zoho = new ZohoOnTheWire(_ => null, _ => new WireReply(200, """{"error":"invalid_code"}"""));

        var run = await zoho.RunAsync(Small);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Zoho gives no access token: invalid_code.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Make a new one in the API console", run.Out, StringComparison.Ordinal);
        Assert.Empty(zoho.Server.Requests);
    }

    [Fact]
    public async Task Run_OrganisationThatIsNotTheirs_Exits3BeforeTheFirstWriteAndNamesThoseThatAre()
    {
        await using var zoho = new ZohoOnTheWire(request => request.Path.EndsWith("/organizations", StringComparison.Ordinal)
            ? new WireReply(200, """{"code":0,"organizations":[{"organization_id":"77","name":"Other\u001b[2J","plan_name":"Free"}]}""")
            : null);

        var run = await zoho.RunAsync(Small);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("do not belong to organisation 60001. They belong to: 77 (Other [2J).", run.Out, StringComparison.Ordinal);
        Assert.Single(zoho.Server.Requests);
    }

    [Fact]
    public async Task Run_CodeNobodyHasListed_IsRefusedWithZohosOwnWordsEverywhereAndNothingElseOfThem()
    {
        await using var zoho = new ZohoOnTheWire(request => IsInvoice(request) || request.Path.EndsWith("/sent", StringComparison.Ordinal)
            ? new WireReply(400, """{"code":424242,"message":"The moon\u001b[31m is not\u0007 full"}""")
            : null);

        var run = await zoho.RunAsync(Small, "--keep-going");

        Assert.Equal(1, run.ExitCode);
        const string Said = "The moon [31m is not  full";
        Assert.Contains(Said, File.ReadAllText(Path.Combine(zoho.Run, "errors", "orders.csv")), StringComparison.Ordinal);
        Assert.Contains(Said, File.ReadAllText(Path.Combine(zoho.Run, "problems.jsonl")), StringComparison.Ordinal);
        Assert.Contains("zoho-424242", File.ReadAllText(Path.Combine(zoho.Run, "problems.jsonl")), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out + run.Error);
    }

    [Fact]
    public async Task Run_LaterStepRefused_KeepsZohosWords()
    {
        await using var zoho = new ZohoOnTheWire(request =>
            request.Path.EndsWith("/sent", StringComparison.Ordinal) ? WireReply.Fault(400, 424242, "Not on a Sunday") : null);

        Assert.Equal(1, (await zoho.RunAsync(Small)).ExitCode);
        Assert.Contains("Not on a Sunday", File.ReadAllText(Path.Combine(zoho.Run, "errors", "orders.csv")), StringComparison.Ordinal);
    }

    private static bool IsInvoice(WireRequest request) => request.Method == "POST" && request.Path.EndsWith("/invoices", StringComparison.Ordinal);
}
