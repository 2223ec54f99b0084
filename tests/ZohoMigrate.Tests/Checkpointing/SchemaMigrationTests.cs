using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Testing.Checkpointing.Versions;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

public sealed class SchemaMigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["checkpoint.db"];

    private string[] Kept => Directory.GetFiles(_folder.Path, "checkpoint.before-*.db");

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Open_OfAnEarlierVersion_HasTheSchemaOfANewOneAndItsRows(int version)
    {
        var made = Schema(await StageAsync());
        OlderCheckpoint.Make(Path, version);
        Assert.NotEqual(made, Schema(Path));

        await using (var checkpoint = await SqliteCheckpoint.OpenAsync(Path, TimeProvider.System, CancellationToken.None))
            Assert.Equal("A", (await checkpoint.TakeOneAsync()).Key);

        Assert.Equal(made, Schema(Path));
        Assert.Equal([$"{CheckpointFile.SchemaVersion}"], Read(Path, "SELECT value FROM meta WHERE name = 'schema'"));
    }

    // Books' codes keep their look.
    [Fact]
    public async Task Open_OfTheVersionWhoseCodesWereNumbers_HasThemAsText()
    {
        await using (var checkpoint = await SqliteCheckpoint.CreateAsync(Path, Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None))
        {
            var staging = await new Staging(checkpoint).OpenAsync();
            await staging.StageAsync(staging.Record("customers", "A"));
            await staging.SealAsync();
            var end = CheckpointCalls.End(ReplyKind.Refused) with { Code = "1001" };
            await checkpoint.EndAsync(await checkpoint.BeginAsync((await checkpoint.TakeOneAsync()).Item), end);
        }

        OlderCheckpoint.Make(Path, 5);
        Assert.Equal(["integer"], Read(Path, "SELECT typeof(code) FROM attempt"));

        await using (await SqliteCheckpoint.OpenAsync(Path, TimeProvider.System, CancellationToken.None))
        {
        }

        Assert.Equal(["text 1001 refused"], Read(Path, "SELECT typeof(code) || ' ' || code || ' ' || kind FROM attempt"));
    }

    [Fact]
    public async Task Open_OfAnEarlierVersion_KeepsWhatItWasOnce()
    {
        await StageAsync();
        OlderCheckpoint.Make(Path, 2);
        var was = Schema(Path);

        for (var times = 0; times < 2; times++)
        {
            await using var checkpoint = await SqliteCheckpoint.OpenAsync(Path, TimeProvider.System, CancellationToken.None);
        }

        var kept = Assert.Single(Kept);
        Assert.Equal(was, Schema(kept));
        Assert.Equal(["2"], Read(kept, "SELECT value FROM meta WHERE name = 'schema'"));
        Assert.Equal(["A"], Read(kept, "SELECT key FROM record"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
    }

    [Fact]
    public async Task Open_AStepFails_LeavesItAsItWas()
    {
        await StageAsync();
        OlderCheckpoint.Make(Path, 2);
        Read(Path, "CREATE TABLE doubt (in_the_way TEXT)");
        var was = Schema(Path);

        await Assert.ThrowsAsync<SqliteException>(() => SqliteCheckpoint.OpenAsync(Path, TimeProvider.System, CancellationToken.None));

        Assert.Equal(was, Schema(Path));
        Assert.Equal(["2"], Read(Path, "SELECT value FROM meta WHERE name = 'schema'"));
    }

    [Fact]
    public async Task Open_OfAnEarlierVersionThatDoesNotFitTogether_LeavesItAsItWas()
    {
        await StageAsync();
        OlderCheckpoint.Make(Path, 2);
        Read(Path, "PRAGMA foreign_keys = OFF; UPDATE step SET record = 99");
        var was = Schema(Path);

        await Assert.ThrowsAsync<InvalidOperationException>(() => SqliteCheckpoint.OpenAsync(Path, TimeProvider.System, CancellationToken.None));

        Assert.Equal(was, Schema(Path));
        Assert.Equal(["2"], Read(Path, "SELECT value FROM meta WHERE name = 'schema'"));
    }

    [Fact]
    public async Task Open_OfAVersionThatIsTooOld_SaysWhatToDo()
    {
        await StageAsync();
        Read(Path, "UPDATE meta SET value = '1' WHERE name = 'schema'");

        var error = await Assert.ThrowsAsync<CheckpointFormatException>(() => SqliteCheckpoint.OpenAsync(Path, TimeProvider.System, CancellationToken.None));

        Assert.Contains("made by an earlier zohomigrate (checkpoint version 1), which this one cannot bring up to date", error.Message, StringComparison.Ordinal);
        Assert.Empty(Kept);
    }

    [Fact]
    public async Task Look_AtAnEarlierVersion_ChangesNothingAndSaysWhatToDo()
    {
        await StageAsync();
        OlderCheckpoint.Make(Path, 2);

        var error = Assert.Throws<CheckpointFormatException>(() => CheckpointReader.Open(Path));

        Assert.Contains($"brought up to date by: zohomigrate report {_folder.Path}", error.Message, StringComparison.Ordinal);
        Assert.Equal(["2"], Read(Path, "SELECT value FROM meta WHERE name = 'schema'"));
    }

    public void Dispose()
    {
        Assert.Empty(OpenFiles.Below(_folder.Path));
        _folder.Dispose();
    }

    private async Task<string> StageAsync()
    {
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(Path, Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("customers", "A"));
        await staging.SealAsync();
        return Path;
    }

    private static List<string> Schema(string path) => Read(path, "SELECT type || ' ' || name || ': ' || COALESCE(sql, '') FROM sqlite_master ORDER BY type, name");

    private static List<string> Read(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var database = new Database(connection);
        return database.Rows(sql, row => row.GetString(0));
    }
}
