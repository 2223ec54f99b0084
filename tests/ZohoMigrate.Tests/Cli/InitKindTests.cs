using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Whether parties are customers or vendors: <c>init</c> says it where the file does, and asks where nothing does.</summary>
public sealed class InitKindTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("customers", "", "contact_type: { const: customer }  # sure")]
    [InlineData("vendors", "", "contact_type: { const: vendor }  # sure")]
    [InlineData("parties", "Sundry Debtors,Sundry Debtors", "contact_type: { const: customer }  # sure")]
    [InlineData("parties", "Sundry Creditors,Sundry Debtors", "contact_type: { from: Group, map: { Sundry Creditors: vendor, Sundry Debtors: customer } }  # likely: column Group says it")]
    [InlineData("parties", "North,South", "contact_type: { const: customer }  # QUESTION: no column says it: is each of them one, and none a vendor?")]
    [InlineData("invoices", "North,South", "contact_type: { const: customer }  # sure", "Customer")]
    [InlineData("customers and vendors", "North,South", "contact_type: { const: customer }  # QUESTION: no column says it")]
    public async Task Init_Parties_AreOfTheKindThatTheFileSays(string file, string groups, string rule, string name = "Party Name")
    {
        var cells = groups.Split(',');
        _folder.Write($"data/{file}.csv", $"{name},Group,City\nAcme Ltd,{cells[0]},Pune\nBharat Traders,{cells[^1]},Thane\n");

        var run = await CliRun.InvokeAsync(_folder.Path, ["init", "mine", "--data", "data"]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var mapping = Directory.GetFiles(_folder["mine"], "*.yaml").Select(File.ReadAllText).Single(text => text.Contains("module: books.contacts", StringComparison.Ordinal));
        Assert.Contains(rule, mapping, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
