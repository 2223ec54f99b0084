using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Tests.Zoho.Files;

/// <summary>What the system says of a file is told apart by its number, also where that system is not the one of the test.</summary>
public sealed class StorageFaultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(0x80070020, StorageFault.Busy)] // ERROR_SHARING_VIOLATION
    [InlineData(0x80070021, StorageFault.Busy)] // ERROR_LOCK_VIOLATION
    [InlineData(11, StorageFault.Busy)] // EWOULDBLOCK, Linux
    [InlineData(35, StorageFault.Busy)] // EWOULDBLOCK, macOS
    [InlineData(0x80070070, StorageFault.Full)] // ERROR_DISK_FULL
    [InlineData(0x80131620, null)] // of no system: COR_E_IO
    public void Of_IOException_IsToldByItsNumber(uint number, StorageFault? fault) =>
        Assert.Equal(fault, StorageFaults.Of(new IOException("of the test", unchecked((int)number))));

    [Theory]
    [InlineData(0x80070020)]
    [InlineData(0x80070021)]
    public async Task Named_FileOpenElsewhere_NamesIt(uint number)
    {
        var violation = new IOException("of the test", unchecked((int)number));
        var fault = Assert.Throws<StorageException>(() => StorageFaults.Named<int, int>("errors/orders.csv", 0, _ => throw violation));
        var later = await Assert.ThrowsAsync<StorageException>(() => StorageFaults.NamedAsync("errors/orders.csv", () => throw violation));

        Assert.All([fault, later], named => Assert.Equal((StorageFault.Busy, "errors/orders.csv"), (named.Fault, named.Path)));
    }

    // Windows says "access denied" when an open file is to be replaced, as it does of a folder that is not the user's.
    [SkippableTheory]
    [InlineData(true, StorageFault.Busy)]
    [InlineData(false, StorageFault.ReadOnly)]
    public async Task Named_AccessDenied_IsToldByWhetherTheFileIsOpen(bool isOpen, StorageFault fault)
    {
        Skip.IfNot(HeldFile.IsPossible, "needs flock(1)");
        _folder.Write("orders.csv", "of the test");
        using var held = isOpen ? await HeldFile.TakeAsync(_folder["orders.csv"]) : null;

        var denied = Assert.Throws<StorageException>(
            () => StorageFaults.Named<int, int>(_folder["orders.csv"], 0, _ => throw new UnauthorizedAccessException("of the test")));

        Assert.Equal(fault, denied.Fault);
    }

    [Theory]
    [InlineData(true, StorageFault.ReadOnly)]
    [InlineData(false, StorageFault.Closed)]
    public void Named_SqliteCannotOpen_IsToldByWhetherTheFileIsThere(bool isThere, StorageFault fault)
    {
        if (isThere)
            _folder.Write("lane.db", "of the test");

        var closed = Assert.Throws<StorageException>(
            () => StorageFaults.Named<int, int>(_folder["lane.db"], 0, _ => throw new SqliteException("of the test", 14)));

        Assert.Equal(fault, closed.Fault);
    }

    // What nobody may read is not read-only.
    [SkippableFact, UnsupportedOSPlatform("windows")]
    public void Named_AFileThatNobodyMayRead_IsClosed()
    {
        Skip.If(OperatingSystem.IsWindows(), "the file system has no such modes");
        _folder.Write("lane.db", "of the test");
        File.SetUnixFileMode(_folder["lane.db"], UnixFileMode.None);

        foreach (var exception in (Exception[])[new UnauthorizedAccessException("of the test"), new SqliteException("of the test", 14)])
            Assert.Equal(StorageFault.Closed, Assert.Throws<StorageException>(() => StorageFaults.Named<int, int>(_folder["lane.db"], 0, _ => throw exception)).Fault);
        Assert.Equal(
            StorageFault.Full,
            Assert.Throws<StorageException>(() => StorageFaults.Named<int, int>(_folder["lane.db"], 0, _ => throw new SqliteException("of the test", 13))).Fault);
    }

    public void Dispose() => _folder.Dispose();
}
