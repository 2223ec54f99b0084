using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>Findings that several streams have of one file alike, as streams that read it through views have: each is said once, with the names of all.</summary>
internal static class SharedFindings
{
    public static IReadOnlyList<Finding> Joined(IEnumerable<Finding> findings) =>
    [
        .. findings
            .GroupBy(finding => (finding.Code, finding.File, finding.Message, Own: finding.Code == "row-unseen" ? "" : $"{finding.Stream}/{finding.Column}"))
            .Select(alike => alike.First() with
            {
                Stream = Names(alike.Select(finding => finding.Stream)),
                Column = Names(alike.Select(finding => finding.Column)),
            }),
    ];

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Distinct(StringComparer.Ordinal));
}
