using System.Text.Json;
using CsvHelper;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Files;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>Which record of the source is which at Zoho, for other programs: a line for each record, with Zoho's id or without.</summary>
public static class IdMap
{
    private static readonly string[] Columns = ["stream", "key", "zoho_id", "state", "module", "origin"];

    /// <summary>Writes it as RFC 4180.</summary>
    /// <returns>How many records it has.</returns>
    public static async Task<long> WriteCsvAsync(IRunAccounts accounts, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        await using var writer = CsvWriter.Create(output, CsvWriterOptions.Default, leaveOpen: true);
        await writer.WriteRecordAsync(Columns, cancellationToken);
        var records = 0L;
        await foreach (var record in accounts.ReadIdentitiesAsync(cancellationToken))
        {
            await writer.WriteRecordAsync([.. Cells(record).Select(OwnCell.Written)], cancellationToken);
            records++;
        }

        return records;
    }

    /// <summary>Writes it as one JSON array, an object a line; keys as they are, for no spreadsheet reads it.</summary>
    public static async Task WriteJsonAsync(IRunAccounts accounts, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(output);
        var before = "[";
        await foreach (var record in accounts.ReadIdentitiesAsync(cancellationToken))
        {
            await output.WriteAsync($"{before}\n  {JsonSerializer.Serialize(record, ReportFormat.Lines.RecordIdentity)}");
            before = ",";
        }

        await output.WriteAsync(before == "[" ? "[]\n" : "\n]\n");
    }

    private static IEnumerable<string> Cells(RecordIdentity record) =>
        [record.Stream, record.Key, record.ZohoId ?? "", Words.Of(record.State), record.Module, record.Origin is { } origin ? Words.Of(origin) : ""];
}
