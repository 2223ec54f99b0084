using System.Net;
using System.Net.Sockets;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>docs/crm.md: the fields that it gives its sandbox are those that <c>--online</c> shows, and each option of the sandbox is one.</summary>
public sealed class CrmPageSandboxTests
{
    private static readonly DocsPage Docs = new("crm.md");

    private static string Own => Assert.Single(Docs.Yaml, block => !Docs.Streams.Contains(block));

    /// <summary>The options that the page's chapter of the sandbox names, with their values if it has any.</summary>
    public static TheoryData<string> SandboxOptions => new(
        DocsPage.CodeIn(Docs.Text[Docs.Text.IndexOf("## A sandbox of one's own", StringComparison.Ordinal)..]).Where(code => code.StartsWith("--", StringComparison.Ordinal)));

    [Fact]
    public async Task Online_WithTheFieldsThatThePageGivesTheSandbox_ShowsThemAndHoldsAPackAgainstThem()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder => folder
            .Write("pack/migration.yaml", "name: pack\nproducts: [crm]\nstreams: [leads]\n")
            .Write("pack/leads.yaml", "module: crm.leads\nsource: leads.csv\nkey: [id]\nfields:\n  Last_Name: { from: name }\n  custom_fields: { fields: { Region: { from: region } } }\n")
            .Write("data/leads.csv", "id,name,region\n1,Lee,North\n2,Poe,East\n"));
        await zoho.MakeFieldsAsync(Own + "Rooms: {}\n");
        var lines = Docs.Commands.Where(line => line.StartsWith("describe ", StringComparison.Ordinal)).ToList();

        Assert.Equal(["describe crm.leads --online", "describe crm.custom.Rooms"], lines);
        var leads = await zoho.InvokeAsync(lines[0].Split(' '));
        var rooms = await zoho.InvokeAsync([.. lines[1].Split(' '), "--online"]);
        var validated = await zoho.InvokeAsync(Assert.Single(Docs.Commands, line => line.StartsWith("validate ", StringComparison.Ordinal)).Replace("<pack>", "pack", StringComparison.Ordinal).Replace("<folder>", "data", StringComparison.Ordinal).Split(' '));

        Assert.True((leads.ExitCode, rooms.ExitCode) == (0, 0), leads.Error + rooms.Error);
        Assert.All(new[] { "Region", "North", "Legacy_Id", "Score" }, said => Assert.Contains(said, leads.Out, StringComparison.Ordinal));
        Assert.Equal(1, validated.ExitCode);
        Assert.Contains("not-in-pick-list", validated.Out, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(SandboxOptions))]
    public async Task Sandbox_WithAnOptionOfThePage_Begins(string option)
    {
        using var folder = new TemporaryFolder();
        folder.Write("FILE", Own);
        var value = option switch { "--bulk-time" => " 00:00:05", "--upload-port" => " 0", _ => "" };
        using var stopping = new CancellationTokenSource();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}/") };

        var sandbox = CliRun.InvokeAsync(folder.Path, $"sandbox --port {http.BaseAddress.Port} {option}{value}".Split(' '), stopping.Token);
        var answers = false;
        while (!answers && !sandbox.IsCompleted)
            answers = await AnswersAsync(http);
        await stopping.CancelAsync();
        var run = await sandbox;

        Assert.True(answers, run.Out + run.Error);
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("_sandbox/summary", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // It is not there yet.
            await Task.Delay(20);
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
