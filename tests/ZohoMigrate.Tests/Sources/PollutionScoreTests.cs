using Xunit;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Previewing;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sources;

/// <summary>
/// Polluted files of which nobody has said anything, as <c>preview FILE --output csv</c> gives them: how well they are read after the
/// benchmark Pollock (Vitagliano and others, VLDB 2023), and that none is read wrong without a word.
/// </summary>
public sealed class PollutionScoreTests : IDisposable
{
    private const double LeastSimple = 9.8;
    private const double LeastWeighted = 9.8;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task NormaliseAsync_AllPollutedCopies_ScoreAsDocumented()
    {
        var scores = new List<(string Kind, double Score)>();
        foreach (var copy in PollutedCopies.All)
            scores.Add((copy.Kind, await ReadAsync(copy) is { } read ? PollutionScore.Of(copy.Clean, read.Rows) : 0));
        var byKind = scores.GroupBy(one => one.Kind, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Average(one => one.Score), StringComparer.Ordinal);
        var weighted = byKind.Sum(kind => kind.Value * PollutionScore.Weights[kind.Key]) / byKind.Keys.Sum(kind => PollutionScore.Weights[kind]);
        var told = string.Join(", ", byKind.Where(kind => kind.Value < 9.9).Select(kind => $"{kind.Key} {kind.Value:F2}"));

        Assert.True(scores.Average(one => one.Score) >= LeastSimple, $"{scores.Average(one => one.Score):F3}: {told}");
        Assert.True(weighted >= LeastWeighted, $"{weighted:F3}: {told}");
    }

    [Fact]
    public async Task NormaliseAsync_APollutedCopy_IsRightOrSaysWhatIsNot()
    {
        var untold = new List<string>();
        foreach (var copy in PollutedCopies.All)
        {
            if (await ReadAsync(copy) is { } read && !IsTold(copy, read))
                untold.Add($"{copy.Kind}: {copy.Text[..Math.Min(copy.Text.Length, 200)]}");
        }

        Assert.Empty(untold);
    }

    /// <summary>A run that needs some of the columns: it reads what was written there, or says that it may not.</summary>
    [Theory]
    [InlineData("DATE")]
    [InlineData("PRICE")]
    [InlineData("ADDRESS")]
    public async Task ReadAsync_NamesWithASeparatorLess_AreReadRightOrToldOf(string column)
    {
        var clean = PollutedCopies.All[0];
        var names = clean.Text.Split("\r\n")[0].Split(',');
        var (right, told) = (0, 0);
        for (var at = 1; at < names.Length; at++)
        {
            var spoilt = string.Join(',', names[..at]) + string.Join(',', names[at..]) + clean.Text[clean.Text.IndexOf('\r', StringComparison.Ordinal)..];
            if (await ValuesAsync(spoilt, column) is not var (values, how))
                continue;
            var isRight = values.SequenceEqual(clean.Clean.Skip(1).Select(row => row[Array.IndexOf(clean.Clean[0], column)]), StringComparer.Ordinal);
            (right, told) = (right + (isRight ? 1 : 0), told + (isRight ? 0 : 1));
            Assert.True(isRight || how.Contains("see that no separator is missing between two names", StringComparison.Ordinal), $"{at}: {how}");
        }

        Assert.True(right + told > 0);
    }

    public void Dispose() => _folder.Dispose();

    // Names that stand there more than once name the columns once, and that is said; a table twice is a table with all rows twice.
    private static bool IsTold(PollutedCopy copy, Read read)
    {
        var clean = copy.Clean.Skip(1).Select(row => string.Concat(row)).ToHashSet(StringComparer.Ordinal);
        var rows = read.Rows.Skip(1).Select(row => string.Concat(row)).ToHashSet(StringComparer.Ordinal);
        return read.File.Guesses.Count > 0 || (rows.IsSubsetOf(clean) && (rows.Count == clean.Count || read.File.Unreadable.Count > 0));
    }

    private async Task<Read?> ReadAsync(PollutedCopy copy)
    {
        try
        {
            var file = Path.Combine(_folder.Write("rows.csv", copy.Text).Path, "rows.csv");
            var preview = await PreviewedFile.OpenAsync(file, sheet: null, jsonPath: null, CancellationToken.None);
            await using var text = new StringWriter();
            var normalised = await preview.NormaliseAsync(text, CancellationToken.None);
            return new Read(await RowsAsync(text.ToString()), normalised);
        }
        catch (SourceException)
        {
            return null;
        }
    }

    private async Task<(IReadOnlyList<string> Values, string How)?> ValuesAsync(string text, string column)
    {
        try
        {
            var read = await ReadSource.OfAsync(ReadSource.Plain("rows.csv", column), _folder.Write("rows.csv", text).Path);
            var file = read.Opened.Files[0];
            var at = file.Columns.ToList().IndexOf(column);
            return ([.. read.Records.Select(record => record.Header.Cells[at])], string.Join(", ", file.Format!.Describe(file.Columns.Count)));
        }
        catch (SourceException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<string[]>> RowsAsync(string text)
    {
        await using var csv = CsvRows.OpenText(text, new TableSource("rows.csv"), TableFormat.Plain);
        var rows = new List<string[]>();
        while (await csv.ReadAsync(CancellationToken.None))
            rows.Add(csv.Cells());
        return rows;
    }

    private sealed record Read(IReadOnlyList<string[]> Rows, NormalisedFile File);
}
