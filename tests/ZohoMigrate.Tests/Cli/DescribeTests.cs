using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Tests.Cli;

public sealed class DescribeTests
{
    public static TheoryData<string> Modules => new(ZohoCatalogue.Load().Modules.Select(module => module.Module));

    [Fact]
    public async Task Describe_All_IsAsApproved() => Expectation.Check("describe", (await CliRun.InvokeAsync("describe")).Out);

    [Fact]
    public async Task Describe_AModule_IsAsApproved() => Expectation.Check("describe-invoices", (await CliRun.InvokeAsync("describe", "books.invoices")).Out);

    [Fact]
    public async Task Describe_AModuleWithoutAKey_IsAsApproved() =>
        Expectation.Check("describe-customerpayments", (await CliRun.InvokeAsync("describe", "customerpayments")).Out);

    [Theory, MemberData(nameof(Modules))]
    public async Task Describe_EveryModule_NamesEveryFieldWithin80Columns(string module)
    {
        var run = await CliRun.InvokeAsync("describe", module);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.All(ZohoCatalogue.Load().Module(module).Fields.Keys, field => Assert.Matches($"(?m)^ +{Regex.Escape(field)} ", run.Out));
    }

    [Theory, MemberData(nameof(Modules))]
    public async Task Describe_EveryModuleAsJson_HoldsWhatTheCatalogueDemands(string module)
    {
        var spec = ZohoCatalogue.Load().Module(module);
        using var said = JsonDocument.Parse((await CliRun.InvokeAsync("describe", module, "--output", "json")).Out);
        var fields = said.RootElement.GetProperty("fields").EnumerateArray().ToList();

        Assert.Equal(spec.Fields.Keys, fields.Select(field => field.GetProperty("name").GetString()!));
        Assert.Equal(spec.Fields.Values.Select(field => field.Required), fields.Select(field => field.GetProperty("required").GetBoolean()));
        Assert.Equal(spec.NaturalKey, said.RootElement.GetProperty("naturalKey").EnumerateArray().Select(field => field.GetString()!));
        Assert.Equal(spec.Marker, said.RootElement.TryGetProperty("marker", out var marker) ? marker.GetProperty("field").GetString() : null);
        Assert.Contains(spec.Create.Scope, said.RootElement.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
    }

    [Theory]
    [InlineData("invioces", "Did you mean books.invoices?")]
    [InlineData("books.contact", "Did you mean books.contacts?")]
    [InlineData("contacts", "Several products have contacts: say which is meant, books.contacts or crm.contacts.")]
    [InlineData("zzzzzz", "All of them: zohomigrate describe")]
    public async Task Describe_AModuleThatIsNone_NamesTheNearest(string module, string said)
    {
        var run = await CliRun.InvokeAsync("describe", module);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }
}
