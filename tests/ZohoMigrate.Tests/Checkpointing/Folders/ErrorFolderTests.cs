using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing.Folders;

public sealed class ErrorFolderTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteCheckpoint _checkpoint = null!;

    private RunPaths Paths => new(_folder.Path);

    private string Orders => Path.Combine(Paths.Errors, "orders.csv");

    private ErrorFolder Errors => new(_checkpoint, Paths, NullLogger.Instance);

    public async Task InitializeAsync()
    {
        _checkpoint = await SqliteCheckpoint.CreateAsync(
            _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        Directory.CreateDirectory(Paths.Errors);
    }

    public async Task DisposeAsync() => await _checkpoint.DisposeAsync();

    [Theory]
    [InlineData("first", false)]
    [InlineData("second", false)]
    [InlineData("mended", true)]
    public async Task MakeWay_DiedBeforeOrAfterTheFileWasReplaced_KnowsItEitherWay(string left, bool isAside)
    {
        await MakeWayAsync("first");
        await File.WriteAllTextAsync(Orders, "first");
        await MakeWayAsync("second");
        await File.WriteAllTextAsync(Orders, left);

        await MakeWayAsync("third");

        Assert.Equal(isAside, File.Exists(Path.Combine(Paths.Edited(1), "orders.csv")));
        Assert.Equal(isAside, !File.Exists(Orders));
    }

    [Fact]
    public async Task MakeWay_NothingTakesThePlace_PutsAsideAllTheSame()
    {
        await File.WriteAllTextAsync(Orders, "whose?");

        await Errors.MakeWayAsync(Orders, next: null, CancellationToken.None);

        Assert.Equal("whose?", await File.ReadAllTextAsync(Path.Combine(Paths.Edited(1), "orders.csv")));
    }

    [Fact]
    public async Task Taken_AFileThatWasChangedWhileItWasRead_IsStillPutAside()
    {
        await MakeWayAsync("wrote");
        await File.WriteAllTextAsync(Orders, "mended");
        var read = await Errors.ReadAsync([Orders, _folder["elsewhere.csv"], Path.Combine(Paths.Errors, "gone.csv")], CancellationToken.None);
        await Errors.TakenAsync(read, CancellationToken.None);
        await MakeWayAsync("next");
        Assert.True(File.Exists(Orders));

        await File.WriteAllTextAsync(Orders, "mended further");
        await MakeWayAsync("next");

        Assert.Equal(["orders.csv"], read.Keys);
        Assert.Equal("mended further", await File.ReadAllTextAsync(Path.Combine(Paths.Edited(1), "orders.csv")));
    }

    [Fact]
    public async Task MakeWay_FilesOfOneReport_AreAsideTogetherAndLaterOnesApart()
    {
        var errors = Errors;
        var lines = Path.Combine(Paths.Errors, "orders.lines.csv");
        foreach (var file in (string[])[Orders, lines])
        {
            await File.WriteAllTextAsync(file, "mended");
            await errors.MakeWayAsync(file, next: null, CancellationToken.None);
        }

        await File.WriteAllTextAsync(Orders, "mended again");
        await Errors.MakeWayAsync(Orders, next: null, CancellationToken.None);

        Assert.Equal(
            ["edited-1/orders.csv", "edited-1/orders.lines.csv", "edited-2/orders.csv"],
            Directory.EnumerateFiles(Paths.Errors, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Paths.Errors, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    // Somebody looks at the rows while a retry takes them.
    [Fact]
    public async Task Read_AFileThatSomebodyHasOpen_KnowsItAllTheSame()
    {
        await File.WriteAllTextAsync(Orders, "mended");
        await using var open = new FileStream(Orders, FileMode.Open, FileAccess.Read, FileShare.Read);

        Assert.Equal(["orders.csv"], (await Errors.ReadAsync([Orders], CancellationToken.None)).Keys);
    }

    // A failing disk: what was not read may be somebody's work, and is never said to have been taken.
    [SkippableFact]
    public async Task Read_AFileThatCannotBeRead_KnowsTheOthers()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Elsewhere nothing that can be opened fails to be read.");
        await File.WriteAllTextAsync(Orders, "mended");
        var failing = Path.Combine(Paths.Errors, "customers.csv");
        File.CreateSymbolicLink(failing, "/proc/self/mem");

        Assert.Equal(["orders.csv"], (await Errors.ReadAsync([failing, Orders], CancellationToken.None)).Keys);
    }

    public void Dispose() => _folder.Dispose();

    private async Task MakeWayAsync(string next)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(next));
        await Errors.MakeWayAsync(Orders, stream, CancellationToken.None);
    }
}
