using Xunit;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;

namespace ZohoMigrate.Tests.Sources;

public sealed class KeptRowsTests : IDisposable
{
    private const int Rows = 6000;
    private static readonly SourceFile[] Files =
        [new("orders", RowRole.Line, "lines.csv", ["key", "text"], "aa"), new("orders", RowRole.Line, "more.csv", ["key", "text"], "bb")];

    private readonly KeptRows _kept = new(Files);
    private readonly List<(SourceRow Row, string Key)> _all = [];

    // More than what is kept in memory, and some rows longer than a page of the file.
    public KeptRowsTests()
    {
        var random = new Random(11);
        for (var number = 1; number <= Rows; number++)
        {
            var key = random.Next(30) == 0 ? "" : $"Schlüssel {random.Next(Rows / 3)}";
            string[] cells = [key, new('\u0905', random.Next(200) == 0 ? 20_000 : random.Next(60)), "", "\uD800"];
            _all.Add((new SourceRow(Files[number % 2], number, (2L * number) + int.MaxValue, (2L * number) + int.MaxValue + (number % 3), cells), key));
        }

        foreach (var (row, key) in _all)
            _kept.Add(row, key);
        _kept.Index();
    }

    public void Dispose() => _kept.Dispose();

    [Fact]
    public void Take_EachKeyOnce_GivesItsRowsAsTheyWereInTheOrderTheyCame()
    {
        foreach (var group in _all.Where(one => one.Key.Length > 0).GroupBy(one => one.Key).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Assert.Equal(group.Select(one => Shown(one.Row)), _kept.Take(group.Key).Select(Shown));
            Assert.Empty(_kept.Take(group.Key));
        }

        Assert.Empty(_kept.Take("none has this key"));
        Assert.Empty(_kept.Take(""));
        Assert.Equal(_all.Where(one => one.Key.Length == 0).Select(one => Shown(one.Row)), _kept.ReadLeft().Select(left => Shown(left.Row)));
    }

    [Fact]
    public void ReadGroups_MoreRowsOfOneKeyThanADocumentHasLines_SaysWhereItBeginsAndWhatToDo()
    {
        using var kept = new KeptRows(Files);
        for (var number = 1; number <= KeptRows.MostOfOne + 1; number++)
            kept.Add(new SourceRow(Files[0], number, number + 1, number + 1, ["INV-1", ""]), number == 1 ? "INV-0" : "INV-1");
        kept.Index();
        Assert.Equal(KeptRows.MostOfOne, kept.ReadGroups().Last().Count);

        using var more = new KeptRows(Files);
        for (var number = 1; number <= KeptRows.MostOfOne + 2; number++)
            more.Add(new SourceRow(Files[0], number, number + 1, number + 1, ["INV-1", ""]), number == 1 ? "INV-0" : "INV-1");
        more.Index();
        var fault = Assert.Throws<SourceException>(() => more.ReadGroups().Count());
        Assert.StartsWith("lines.csv line 3: this row and more than 99999 others would be one record", fault.Message, StringComparison.Ordinal);
        Assert.Contains("`group_by`", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadLeft_SomeTakenAndSomeLeftOut_SaysWhichNobodyTook()
    {
        var keys = _all.Select(one => one.Key).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        foreach (var key in keys.Take(300))
            _kept.Exclude(key);
        foreach (var key in keys.Skip(200).Take(300))
            _kept.Take(key);
        var (excluded, taken) = (keys.Take(200).ToHashSet(StringComparer.Ordinal), keys.Skip(200).Take(300).ToHashSet(StringComparer.Ordinal));

        Assert.Equal(
            _all.Where(one => !taken.Contains(one.Key)).Select(one => $"{Shown(one.Row)} {excluded.Contains(one.Key)}"),
            _kept.ReadLeft().Select(left => $"{Shown(left.Row)} {left.IsExcluded}"));
    }

    [Fact]
    public void ReadGroups_RowsAnywhere_TogetherAndInTheOrderOfTheFirstOfEach()
    {
        var expected = _all.Select((one, place) => (one.Row, Key: one.Key.Length > 0 ? one.Key : $"\n{place}")).GroupBy(one => one.Key, one => Shown(one.Row));

        Assert.Equal(expected.Select(group => string.Join('|', group)), _kept.ReadGroups().Select(group => string.Join('|', group.Select(Shown))));
    }

    private static string Shown(SourceRow row) => $"{row.File.Name} {row.Number} {row.FirstLine} {row.LastLine} {string.Join(',', row.Cells)}";
}
