using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Checkpointing.Folders;

public sealed class FolderSafetyTests
{
    private static readonly string[] Mounts =
    [
        "/dev/vda / ext4 rw 0 0",
        "server:/export /srv/books nfs4 rw 0 0",
        "/dev/vdb /srv/books/local ext4 rw 0 0",
        "//server/share /mnt/my\\040share cifs rw 0 0",
        "C: /mnt/c 9p rw 0 0",
        "remote: /home/me/cloud fuse.rclone rw 0 0",
        "insync /home/me/insync fuse.insync rw 0 0",
        "disks /srv/pool fuse.mergerfs rw 0 0",
        "cut /home/me",
    ];

    [Theory]
    [InlineData("/srv/books/run", true)]
    [InlineData("/srv/books", true)]
    [InlineData("/srv/bookshop/run", false)]
    [InlineData("/srv/books/local/run", false)]
    [InlineData("/mnt/my share/run", true)]
    [InlineData("/mnt/c/runs", true)]
    [InlineData("/home/me/cloud/runs", true)]
    [InlineData("/home/me/insync/runs", true)]
    [InlineData("/srv/pool/runs", false)]
    [InlineData("/home/me/runs", false)]
    public void IsRemote_OfTheFurthestMount_Decides(string path, bool remote) =>
        Assert.Equal(remote, FolderSafety.IsRemote(FolderSafety.FindFileSystem(path, Mounts)));

    [Theory]
    [InlineData("/home/me/Dropbox/runs", "Dropbox")]
    [InlineData("/home/me/Dropbox (Personal)/runs", "Dropbox (Personal)")]
    [InlineData("/Users/me/OneDrive - Company/runs", "OneDrive - Company")]
    [InlineData("/Users/me/Library/CloudStorage/GoogleDrive-me@example.org/runs", "CloudStorage")]
    [InlineData("/home/me/dropboxes/runs", null)]
    public void FindSyncedFolder_ByTheNamesClientsGive(string path, string? expected) =>
        Assert.Equal(expected, FolderSafety.FindSyncedFolder(path));

    [Fact]
    public void Check_ThroughALink_SeesWhereItLeads()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["Dropbox"]);
        Directory.CreateSymbolicLink(folder["runs"], folder["Dropbox"]);

        var error = Assert.Throws<UnsafeFolderException>(() => FolderSafety.Check(folder["runs", "first"]));

        Assert.Contains("'Dropbox' is synchronised", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckIsFree_OfAFolderThatHoldsSomethingElse_NamesTheFirstAndWhetherThereAreMore()
    {
        using var folder = new TemporaryFolder();
        folder.Write("stock.csv", "").Write("orders.csv", "").Write("prices.csv", "");
        Assert.Contains("(orders.csv, prices.csv, stock.csv)", Refused(), StringComparison.Ordinal);

        folder.Write("tax.csv", "");
        Assert.Contains("(orders.csv, prices.csv, stock.csv …)", Refused(), StringComparison.Ordinal);

        string Refused() => Assert.Throws<UnsafeFolderException>(() => FolderSafety.CheckIsFree(new RunPaths(folder.Path))).Message;
    }

    [Theory]
    [InlineData("sandbox.db")]
    [InlineData("sandbox.db-wal")]
    [InlineData("state")]
    [InlineData("lost+found")]
    [InlineData("desktop.ini")]
    [InlineData(".DS_Store")]
    public void FindOthers_OfWhatIsNobodysWork_FindsNone(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, "");

        Assert.Empty(FolderSafety.FindOthers(new RunPaths(folder.Path)));
    }

    // A run whose first try came to nothing has left its lock; one that was copied by its checkpoint has none.
    [Theory]
    [InlineData("checkpoint.lock")]
    [InlineData("checkpoint.db")]
    public void FindOthers_WhereOneFileIsOfARun_TakesAllForTheRuns(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, "").Write("summary.json", "");

        Assert.Empty(FolderSafety.FindOthers(new RunPaths(folder.Path)));
    }

    [Fact]
    public void Create_OfANewFolder_LeavesNothingInIt()
    {
        using var parent = new TemporaryFolder();
        FolderSafety.Create(parent["runs", "first"]);

        Assert.Empty(Directory.GetFileSystemEntries(parent["runs", "first"]));
    }

    [Fact]
    public void Create_WhereAFileIs_SaysSoAndLeavesIt()
    {
        using var parent = new TemporaryFolder();
        parent.Write("run", "mine");

        Assert.Contains("that is a file", Assert.Throws<UnsafeFolderException>(() => FolderSafety.Create(parent["run"])).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(parent["run"]));
    }

    // A folder that nobody may write to, the administrator neither.
    [SkippableFact]
    public void Create_WhereNoFileCanBeMade_SaysSo()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere the administrator may write anywhere.");

        Assert.Contains("nothing can be written there", Assert.Throws<UnsafeFolderException>(() => FolderSafety.Create("/proc")).Message, StringComparison.Ordinal);
    }
}
