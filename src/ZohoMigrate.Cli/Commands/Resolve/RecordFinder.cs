using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Ledger;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Resolve;

/// <summary>Finds the one record that a person means.</summary>
internal static class RecordFinder
{
    private const int MostNamed = 10;

    /// <exception cref="UserFaultException">There is none, or more than one; those that may be meant are named.</exception>
    public static async Task<NamedRecord> FindAsync(SqliteCheckpoint checkpoint, string key, string shownFolder, CancellationToken cancellationToken)
    {
        switch (await checkpoint.FindRecordsAsync(key, cancellationToken))
        {
            case [var only]:
                return only;
            case []:
                var unknown = await checkpoint.FindUnknownAsync(MostNamed, cancellationToken);
                throw new UserFaultException(Lines(
                    $"No record of {shownFolder} has the key {key}.{(unknown.Count == 0 ? " None of its records is unknown." : " Unknown are:")}", unknown));
            case var several:
                throw new UserFaultException(Lines($"Several streams of {shownFolder} have the key {key}. Say which, as it stands here:", several));
        }
    }

    /// <summary>"orders:10248 is created (Zoho's id 460000000026049)".</summary>
    public static string Shown(NamedRecord record) =>
        $"{ResolveLine.Record(record.Stream, record.Key)} is {Words.Of(record.State)}{(record.ZohoId is { } id ? $" (Zoho's id {id})" : "")}"
        + (record.UndecidedStep is { } step ? $"; whether \"{ResolveLine.Step(step)}\" was done is unknown" : "");

    private static string Lines(string head, IReadOnlyList<NamedRecord> records) =>
        string.Join(Environment.NewLine, records.Select(record => $"  {Shown(record)}").Prepend(head));
}
