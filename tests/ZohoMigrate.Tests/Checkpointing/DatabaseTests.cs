using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Tests.Checkpointing;

public sealed class DatabaseTests : IDisposable
{
    private const string Insert = "INSERT INTO some VALUES (?1)";

    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null NULL" },
        { "O'Hara", "text 'O''Hara'" },
        { "", "text ''" },
        { long.MaxValue, "integer 9223372036854775807" },
        { -7, "integer -7" },
        { true, "integer 1" },
        { false, "integer 0" },
        { new byte[] { 0, 255 }, "blob X'00FF'" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Run_WithAValue_KeepsItAsItIs(object? value, string kept)
    {
        using var database = Make();

        Assert.Equal(1, database.Run(Insert, value));
        Assert.Equal(kept, database.Value<string>("SELECT typeof(x) || ' ' || quote(x) FROM some"));
    }

    // SQLite has no decimals: whoever hands one on has forgotten to write it as text.
    [Fact]
    public void Run_WithAValueThatNoColumnTakes_IsRefused()
    {
        using var database = Make();

        Assert.Throws<NotSupportedException>(() => database.Run(Insert, 1.5m));
    }

    [Fact]
    public void Run_AfterItFailed_RunsAgain()
    {
        using var database = Make();
        database.Run("CREATE UNIQUE INDEX once ON some (x)");
        database.Run(Insert, "A");

        Assert.Equal(19, Assert.Throws<SqliteException>(() => database.Run(Insert, "A")).SqliteErrorCode);
        Assert.Equal(1, database.Run(Insert, "B"));
        Assert.Equal(2, database.Run("UPDATE some SET x = x || '!'"));
    }

    [Fact]
    public void Run_OfSeveralStatements_RunsAllOfThem()
    {
        using var database = Make();

        database.Run("INSERT INTO some VALUES (1); INSERT INTO some VALUES (2); ");

        Assert.Equal([1, 2], database.Rows("SELECT x FROM some", row => row.GetInt64(0)));
        Assert.Throws<SqliteException>(() => database.Run("INSERT INTO nowhere VALUES (1)"));
    }

    [Fact]
    public void Value_OfNoRowOrOfNothingInIt_IsNone()
    {
        using var database = Make();

        Assert.Null(database.Value<long?>("SELECT x FROM some"));
        Assert.Null(database.Value<string>("SELECT NULL"));
        Assert.Equal(7, database.Value<long?>("SELECT 7 UNION ALL SELECT 8"));
    }

    [Fact]
    public async Task Run_WhileAnotherHoldsTheFile_WaitsUntilItIsFree()
    {
        using var database = Make();
        using var other = Open();
        other.Run("BEGIN IMMEDIATE");

        var running = Task.Run(() => database.Run(Insert, 1));
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(100)));
        Assert.False(running.IsCompleted);
        other.Run("COMMIT");

        Assert.Equal(1, await running);
    }

    [Fact]
    public void Open_WhatCannotBeOpened_NamesTheFile()
    {
        var fault = Assert.Throws<StorageException>(() => Database.Open($"Data Source={_folder["nowhere", "some.db"]};Pooling=False"));

        Assert.Equal((StorageFault.Closed, _folder["nowhere", "some.db"]), (fault.Fault, fault.Path));
    }

    // All that it compiled is let go with it, or SQLite would hold the file.
    public void Dispose()
    {
        Assert.Empty(OpenFiles.Below(_folder.Path));
        _folder.Dispose();
    }

    private Database Make()
    {
        var database = Open();
        database.Run("CREATE TABLE some (x)");
        return database;
    }

    private Database Open() => Database.Open($"Data Source={_folder["some.db"]};Pooling=False");
}
