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
}
