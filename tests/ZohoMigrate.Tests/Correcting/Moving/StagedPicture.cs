using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Correcting;

namespace ZohoMigrate.Tests.Correcting.Moving;

/// <summary>Where every row of the orders is and what is to be sent of it, read from the file itself.</summary>
internal sealed record StagedPicture(
    IReadOnlyDictionary<string, PicturedRow> Rows,
    IReadOnlyDictionary<long, PicturedRecord> Records,
    IReadOnlyList<StreamAccount> Streams,
    IReadOnlyList<FileAccount> Files)
{
    private static readonly string[] MayBeRestaged = ["rejected", "refused", "blocked"];

    public static StagedPicture Read(string path, IReadOnlyList<StreamAccount> streams, IReadOnlyList<FileAccount> files)
    {
        using var database = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        database.Open();
        var rows = Ask(database, """
            SELECT file.name || '#' || row.number, row.role, row.record, row.cells, (SELECT group_concat(problem.code || ' ' || problem.message, ' | ')
                FROM problem WHERE problem.file = row.file AND problem.number = row.number AND problem.record IS NULL)
            FROM row JOIN file ON file.id = row.file JOIN stream ON stream.ordinal = file.stream WHERE stream.name = 'orders'
            """, row => (row.GetString(0), new PicturedRow(
                row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2), JsonSerializer.Deserialize<string[]>(row.GetString(3))!, Text(row, 4)))).ToDictionary();
        var records = Ask(database, """
            SELECT record.id, record.key, record.state, record.payload, (SELECT group_concat(problem.code || ' ' || problem.message, ' | ')
                FROM problem WHERE problem.record = record.id AND severity = 'error')
            FROM record JOIN stream ON stream.ordinal = record.stream WHERE stream.name = 'orders'
            """, row => (row.GetInt64(0), new PicturedRecord(row.GetString(1), row.GetString(2), row.GetString(3), Text(row, 4)))).ToDictionary();
        return new StagedPicture(rows, records, streams, files);
    }

    public string StateOf(string key) => Records.Values.Single(record => record.Key == key).State;

    /// <summary>Everything, for comparing: a key of the record where a row has one, else its role.</summary>
    public string Text() => string.Join('\n', [
        .. Rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Key} {row.Value.Role} {row.Value.Record} {string.Join(',', row.Value.Cells)} {row.Value.Problem}"),
        .. Records.OrderBy(record => record.Key).Select(record => $"{record.Key} {record.Value}"),
    ]);

    /// <summary>What must hold after any retry, whatever came back.</summary>
    /// <param name="before">What was staged before it.</param>
    /// <param name="account">What it said.</param>
    public void AssertLaws(StagedPicture before, CorrectionAccount account)
    {
        Assert.All(Streams, stream => Assert.Equal(stream.Records, stream.States.Values.Sum()));
        Assert.All(Files, file => Assert.Equal(file.Rows, file.InRecords + file.Excluded + file.Orphan + file.Unreadable));
        Assert.Equal(
            account.Retried,
            Records.Count(record => record.Value.State == "pending" && (!before.Records.TryGetValue(record.Key, out var was) || was.State != "pending")));
        Assert.Equal(before.Rows.Keys.Order(StringComparer.Ordinal), Rows.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(account.CorrectedRows, Rows.Count(row => !row.Value.Cells.SequenceEqual(before.Rows[row.Key].Cells)));
        Assert.All(Records.Values.Where(record => MayBeRestaged.Contains(record.State)), record => Assert.NotNull(record.Problem));
        Assert.All(Records.Values.Where(record => record.State == "pending"), record => Assert.Null(record.Problem));
        Assert.All(Rows.Values, row => Assert.Equal(row.Role is "orphan" or "unreadable", row.Problem is not null));

        var lines = Rows.Where(row => row.Value.Role == "line").OrderBy(row => Number(row.Key)).ToLookup(row => row.Value.Record!.Value, row => row.Value);
        var headers = Rows.Values.Where(row => row.Role == "header").ToDictionary(row => row.Record!.Value);
        foreach (var (id, record) in Records)
        {
            Assert.All(lines[id], line => Assert.Equal(headers[id].Cells[0], line.Cells[0]));
            if (record.State != "rejected")
                Assert.Equal(lines[id].Select(line => line.Cells[1]), record.Items);
            if (before.Records.TryGetValue(id, out var was) && !MayBeRestaged.Contains(was.State))
                Assert.Equal((was, before.RowsOf(id)), (record, RowsOf(id)));
        }

        var open = headers.Where(header => !before.Records.TryGetValue(header.Key, out var was) || MayBeRestaged.Contains(was.State))
            .Select(header => header.Value.Cells[0]).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        var corrected = Rows.Where(row => row.Value.Role == "orphan" && !row.Value.Cells.SequenceEqual(before.Rows[row.Key].Cells));
        Assert.All(corrected, row => Assert.DoesNotContain(row.Value.Cells[0], open));
    }

    private string RowsOf(long record) => string.Join('\n', Rows.Where(row => row.Value.Record == record)
        .OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Key} {string.Join(',', row.Value.Cells)}"));

    private static int Number(string id) => int.Parse(id.Split('#')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static List<T> Ask<T>(SqliteConnection database, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var all = new List<T>();
        while (reader.Read())
            all.Add(read(reader));
        return all;
    }
}

/// <summary>A row of a file, with what is said of it where it is in no record.</summary>
internal sealed record PicturedRow(string Role, long? Record, IReadOnlyList<string> Cells, string? Problem);

/// <summary>A record as it is to be sent or was, with why it is not.</summary>
internal sealed record PicturedRecord(string Key, string State, string Payload, string? Problem)
{
    /// <summary>What its lines are about.</summary>
    public IEnumerable<string> Items =>
        JsonNode.Parse(Payload)!["line_items"] is JsonArray lines ? lines.Select(line => (string?)line!["name"] ?? "") : [];
}
