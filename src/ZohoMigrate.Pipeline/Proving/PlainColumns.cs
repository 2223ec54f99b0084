using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>The columns that a pack needs of a file, and what a test may call them instead.</summary>
internal sealed class PlainColumns
{
    private readonly List<string> _needed;
    private readonly Dictionary<string, string> _otherNames;

    private PlainColumns(List<string> needed, Dictionary<string, string> otherNames) => (_needed, _otherNames) = (needed, otherNames);

    public static PlainColumns Of(IEnumerable<ViewTable> tables)
    {
        var all = tables.ToList();
        return new(
            [.. all.SelectMany(table => table.Source.Columns.Concat(table.Index).Concat(table.Columns)).Distinct(StringComparer.Ordinal)],
            all.SelectMany(table => table.OtherNames).DistinctBy(name => name.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Those that a test gives, in whatever capitals and by whichever name, and the others behind them.</summary>
    public IEnumerable<string> With(IReadOnlyList<string> given)
    {
        var meant = given.Select(column => _otherNames.GetValueOrDefault(column, column)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return given.Concat(_needed.Where(column => !meant.Contains(column)));
    }
}
