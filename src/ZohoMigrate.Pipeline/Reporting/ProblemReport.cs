using System.Text.Json;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary><c>problems.jsonl</c>: every problem of the run, warnings too, one JSON object a line, for programs.</summary>
internal static class ProblemReport
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public static Task WriteAsync(IRunAccounts accounts, string path, CancellationToken cancellationToken) =>
        WholeFile.WriteAsync(path, async stream =>
        {
            await foreach (var problem in accounts.ReadProblemsAsync(cancellationToken))
            {
                await JsonSerializer.SerializeAsync(
                    stream, ProblemEntry.Of(problem), ReportFormat.Lines.ProblemEntry, cancellationToken);
                await stream.WriteAsync(LineEnd, cancellationToken);
            }
        });
}
