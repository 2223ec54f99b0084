using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Packs;

/// <summary>An export of a whole company that has its entries twice, or half of them: each row is sound, and no such export passes as one.</summary>
public sealed class TallyDamagedExportTests
{
    private const string Entries = "trn_accounting.csv";

    // An order, a delivery note and a memorandum have entries that are none of the accounts.
    private const int LeftOut = 3;

    private static readonly string Sample = Repository.PathOf("sample-data", "tally-gst");

    [Fact]
    public async Task Validate_TheWholeExport_TellsOfNeither()
    {
        var notes = await NotesAsync(lines => lines);

        Assert.Equal((0, 0, 0, 0), notes);
    }

    [Fact]
    public async Task Validate_EntriesThatStandTwice_AreToldOfEachVoucherAndLedger()
    {
        var notes = await NotesAsync(lines => [.. lines, .. lines.Skip(1)]);

        Assert.Equal(Vouchers(), notes.Twice);
        Assert.InRange(notes.Elsewhere, 40, 59);
    }

    [Fact]
    public async Task Validate_EntriesThatAreCut_AreToldOfEachVoucherThatLacksThemAndOfLedgers()
    {
        var kept = File.ReadAllLines(Path.Combine(Sample, Entries)).Length / 2;

        var notes = await NotesAsync(lines => lines[..kept]);

        Assert.InRange(notes.Empty, 50, Vouchers());
        Assert.InRange(notes.Elsewhere, 30, 59);
        // Of accounts, banks and parties each: so the terminal has room for all of them.
        Assert.InRange(notes.Kinds, 1, 3);
    }

    private static int Vouchers() => File.ReadAllLines(Path.Combine(Sample, Entries)).Skip(1).Select(line => line.Split(',')[0]).Distinct(StringComparer.Ordinal).Count() - LeftOut;

    private static async Task<(int Twice, int Elsewhere, int Empty, int Kinds)> NotesAsync(Func<string[], string[]> damage)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["data"]);
        foreach (var file in Directory.GetFiles(Sample, "*.csv"))
            File.Copy(file, folder["data", Path.GetFileName(file)]);
        await File.WriteAllLinesAsync(folder["data", Entries], damage(await File.ReadAllLinesAsync(folder["data", Entries])));

        var run = await CliRun.InvokeAsync(folder.Path, ["validate", Repository.PathOf("mappings", "tally-to-books"), "--data", "data", "--run", "run", "--output", "json"]);

        Assert.True(run.ExitCode is 0 or 1, run.Out + run.Error);
        var said = File.ReadLines(folder["run", "problems.jsonl"]).Select(line => JsonNode.Parse(line)!["message"]!.ToString()).ToList();
        var kinds = JsonNode.Parse(run.Out)!["problems"]!.AsArray().Count(kind => kind!["message"]!.ToString().Contains("its closing balance in Tally is", StringComparison.Ordinal));
        return (Count("all its entries stand twice"), Count("its closing balance in Tally is"), Count("the export is cut short"), kinds);

        int Count(string text) => said.Count(message => message.Contains(text, StringComparison.Ordinal));
    }
}
