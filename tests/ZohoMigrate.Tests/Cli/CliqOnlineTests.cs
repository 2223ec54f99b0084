using System.Globalization;
using Xunit;

namespace ZohoMigrate.Tests.Cli;

/// <summary>What an organisation of Zoho Cliq has already is told before the run, from lists of several pages too.</summary>
public sealed class CliqOnlineTests
{
    // A page of the list has a hundred, and says by a word alone that another one follows.
    [Fact]
    public async Task Validate_OnlineNamesThatAreThereAlready_CountsThemAllAndSaysWhatBecomesOfThem()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder => folder
            .Write("pack/migration.yaml", "name: pack\nproducts: [cliq]\nstreams: [departments, channels]\n")
            .Write("pack/departments.yaml", "module: cliq.departments\nsource: departments.csv\nkey: [name]\nfields: { name: { from: name }, lead_zuid: { const: '70001' }, parent_department_id: { const: '1' } }\n")
            .Write("pack/channels.yaml", "module: cliq.channels\nsource: channels.csv\nkey: [name]\nfields: { name: { from: name }, level: { const: organization } }\n")
            .Write("data/departments.csv", "name\n" + string.Concat(Enumerable.Range(1, 103).Select(number => string.Create(CultureInfo.InvariantCulture, $"Department {number}\n"))))
            .Write("data/channels.csv", "name\nGeneral\n"));
        var run = await zoho.RunAsync();

        var validated = await zoho.InvokeAsync("validate", "pack", "--data", "data", "--online");

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
        Assert.Contains("and 100 more", validated.Out, StringComparison.Ordinal);
        Assert.Contains("A run takes those for its own.", validated.Out, StringComparison.Ordinal);
        Assert.Contains("where the organisation takes a second of the same name, it has both then.", validated.Out, StringComparison.Ordinal);
    }
}
