using System.Text.Json;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Commands.Resolve;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What <c>resolve</c> says on stdout.</summary>
internal sealed class ResolvedView(ResultLines lines, CommonArguments common)
{
    public void Show(ResolvedRecord record, string folder)
    {
        if (common.Output == OutputFormat.Json)
        {
            lines.Json.WriteLine(JsonSerializer.Serialize(record, ResultFormat.Indented.ResolvedRecord));
            return;
        }

        foreach (var line in Lines(record, folder))
            lines.Text.WriteLine(line);
    }

    private static IEnumerable<string> Lines(ResolvedRecord record, string folder)
    {
        var name = ResolveLine.Record(record.Stream, record.Key);
        yield return record switch
        {
            { Step: { } step, State: var state } => $"{name}: \"{ResolveLine.Step(step)}\" is {state}.",
            { ZohoId: { } id } => $"{name} is {record.State}: it is Zoho's {id}.",
            _ => $"{name} is {record.State} again.",
        };
        if (record.Ready > 0)
            yield return $"{Tables.Counted(record.Ready, "call")} can be made now. Go on with: zohomigrate resume {folder}";
    }
}
