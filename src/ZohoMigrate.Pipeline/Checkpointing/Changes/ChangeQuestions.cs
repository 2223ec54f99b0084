using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Storage;

namespace ZohoMigrate.Pipeline.Checkpointing.Changes;

/// <summary>What is said of changes, from the pairs that pairs.sql finds.</summary>
internal static class ChangeQuestions
{
    private const string Lost = """
        FROM held JOIN earlier.record AS record ON record.id = held.id JOIN earlier.stream AS stream ON stream.ordinal = record.stream
        JOIN earlier.row AS row ON row.record = record.id AND row.role = 'header' JOIN earlier.file AS file ON file.id = row.file
        WHERE held.id NOT IN (SELECT was FROM pair)
        """;

    private const string Place = "SELECT stream.name, record.key, record.zoho_id, file.name, row.first_line";

    /// <summary>How many held records are in the sources no more.</summary>
    public static long CountLost(Database database) => database.Value<long>($"SELECT COUNT(*) {Lost}");

    /// <summary>The first of them.</summary>
    public static List<HeldRecord> ReadLost(Database database, int most) =>
        database.Rows($"{Place} {Lost} ORDER BY record.stream, record.ordinal LIMIT ?1", ReadPlace, most);

    public static ChangeAccount Read(Database database, int most) => new(
        database.Rows(
            """
            WITH
                name (name, place) AS (
                    SELECT name, MIN(place) FROM (
                        SELECT name, ordinal AS place FROM main.stream UNION ALL SELECT name, ordinal + 1000000 FROM earlier.stream) GROUP BY name),
                now (name, records) AS (
                    SELECT stream.name, COUNT(*) FROM main.record AS record JOIN main.stream AS stream ON stream.ordinal = record.stream GROUP BY stream.name),
                was (name, records) AS (
                    SELECT stream.name, COUNT(*) FROM earlier.record AS record JOIN earlier.stream AS stream ON stream.ordinal = record.stream GROUP BY stream.name),
                both (name, records, changed, held) AS (
                    SELECT stream, COUNT(*), SUM(is_changed), SUM(is_held AND is_other) FROM pair GROUP BY stream)
            SELECT name.name, COALESCE(now.records, 0), COALESCE(was.records, 0), COALESCE(both.records, 0), COALESCE(both.changed, 0), COALESCE(both.held, 0)
            FROM name LEFT JOIN now USING (name) LEFT JOIN was USING (name) LEFT JOIN both USING (name) ORDER BY name.place
            """,
            ReadStream),
        database.Rows(
            $"""
            {Place} FROM pair JOIN main.record AS record ON record.id = pair.now JOIN main.stream AS stream ON stream.ordinal = record.stream
            JOIN main.row AS row ON row.record = record.id AND row.role = 'header' JOIN main.file AS file ON file.id = row.file
            WHERE pair.is_held AND pair.is_other ORDER BY record.stream, record.ordinal LIMIT ?1
            """,
            ReadPlace,
            most),
        database.Value<long>("SELECT COUNT(*) FROM asked"),
        database.Value<long>("""
            SELECT COUNT(*) FROM (
                SELECT DISTINCT correction.file, correction.number FROM earlier.correction AS correction
                JOIN earlier.row AS row ON row.file = correction.file AND row.number = correction.number
                WHERE row.record IS NULL OR row.record NOT IN (SELECT id FROM held))
            """));

    private static StreamChanges ReadStream(SqliteDataReader row)
    {
        var (now, was, both, changed) = (row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
        return new StreamChanges(row.GetString(0), now - both, changed, was - both, both - changed, row.GetInt64(5));
    }

    private static HeldRecord ReadPlace(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.GetInt64(4));
}
