using System.Text;
using System.Text.Json;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary><c>problems.jsonl</c>: every problem of the run, warnings too, one JSON object a line, for programs.</summary>
internal static class ProblemReport
{
    public static Task WriteAsync(IRunAccounts accounts, string path, CancellationToken cancellationToken) =>
        WholeFile.WriteAsync(path, async stream =>
        {
            await foreach (var problem in accounts.ReadProblemsAsync(cancellationToken))
            {
                var line = PlainText.Escaped(JsonSerializer.Serialize(ProblemEntry.Of(problem), ReportFormat.Lines.ProblemEntry));
                await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
            }
        });
}
