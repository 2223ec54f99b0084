using ZohoMigrate.Pipeline.Checkpointing.Staging;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>Rows by the names that their files have in the test, whatever they were written as: <c>users.json#2</c>.</summary>
/// <param name="files">The files, as tests name them.</param>
internal sealed class GivenRows(IEnumerable<string> files)
{
    private readonly Dictionary<string, string> _names = files.ToDictionary(PlainPack.FileOf, StringComparer.Ordinal);

    public StagedOutcome Name(StagedOutcome outcome) => outcome with
    {
        Row = Name(outcome.Row),
        Problems = [.. outcome.Problems.Select(problem => problem.Row is { } row ? problem with { Row = Name(row) } : problem)],
    };

    private string Name(string row)
    {
        var at = row.LastIndexOf('#');
        return at > 0 && _names.TryGetValue(row[..at], out var name) ? name + row[at..] : row;
    }
}
