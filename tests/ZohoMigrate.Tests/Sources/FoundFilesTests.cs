using Xunit;
using ZohoMigrate.Pipeline.Sources.Detecting;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sources;

public sealed class FoundFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FoundFiles _files = new();

    [Fact]
    public async Task ContentAsync_OfTheSameFile_IsReadOnce()
    {
        _folder.Write("a.csv", "id\n1\n");

        Assert.Same(await ContentAsync(), await ContentAsync());
    }

    [Fact]
    public async Task ContentAsync_OfAFileThatWasWrittenAgain_IsReadAnew()
    {
        _folder.Write("a.csv", "id\n1\n");
        var first = await ContentAsync();
        _folder.Write("a.csv", "id\n2\n");
        File.SetLastWriteTimeUtc(_folder["a.csv"], DateTime.UnixEpoch);

        Assert.NotEqual(first, await ContentAsync());
    }

    [Theory]
    [InlineData("ü", true)]
    [InlineData("\u20ac\U0001F600", true)]
    [InlineData("", true)]
    public async Task ContentAsync_OfLettersAcrossBuffers_KnowsThem(string letters, bool isUtf8)
    {
        // The letters stand at each place beside the end of a buffer.
        for (var shift = 0; shift < 5; shift++)
        {
            _folder.Write("a.csv", new string('x', (256 * 1024) - shift) + letters + "y");
            Assert.Equal(isUtf8, (await ContentAsync()).IsUtf8);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xFC, (byte)'a' })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    public async Task ContentAsync_OfALetterThatIsNone_IsNoUtf8(byte[] end)
    {
        _folder.Write("a.csv", [.. new byte[(256 * 1024) - 1], .. end]);

        Assert.False((await ContentAsync()).IsUtf8);
    }

    public void Dispose() => _folder.Dispose();

    private Task<FileContent> ContentAsync() => _files.ContentAsync(_folder["a.csv"], CancellationToken.None);
}
