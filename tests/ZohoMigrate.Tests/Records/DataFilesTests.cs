using System.Diagnostics;
using Xunit;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Records;

/// <summary>A file that was checked is sent as it was, or not to its end.</summary>
public sealed class DataFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataFiles _files;
    private readonly byte[] _content = new byte[300_000];

    public DataFilesTests()
    {
        new Random(7).NextBytes(_content);
        File.WriteAllBytes(_folder["a.bin"], _content);
        _files = new DataFiles(_folder.Path);
    }

    [Theory]
    [InlineData("as it was", null)]
    [InlineData("gone", "file-missing")]
    [InlineData("a folder now", "file-missing")]
    [InlineData("one bit of it", "file-changed")]
    [InlineData("shorter", "file-changed")]
    [InlineData("empty", "file-empty")]
    [InlineData("longer", "file-changed")]
    [InlineData("a link out now", "file-outside")]
    public void Check_AFileThatIs_IsSaid(string now, string? code)
    {
        var staged = Staged();
        Make(now);

        Assert.Equal(code, _files.Check(staged)?.Code);
    }

    [Fact]
    public async Task Open_AFileAsItWas_GivesAllOfItAndAsOftenAsItIsAsked()
    {
        var staged = Staged();

        Assert.Equal(_content, await ReadAsync(staged));
        Assert.Equal(_content, await ReadAsync(staged));
    }

    [Fact]
    public void Look_AFileWithNothingInIt_IsRefused()
    {
        File.WriteAllBytes(_folder["empty.bin"], []);

        Assert.Equal("file-empty", _files.Look("empty.bin", mostBytes: null).Fault?.Code);
    }

    // Whoever opens a pipe waits until somebody writes into it.
    [SkippableFact]
    public async Task Look_APipe_IsRefusedAtOnce()
    {
        Skip.If(OperatingSystem.IsWindows(), "Pipes have no names among files there.");
        var staged = Staged();
        File.Delete(_folder["a.bin"]);
        using (var made = Process.Start("mkfifo", _folder["a.bin"]))
            await made.WaitForExitAsync();

        var looked = Task.Run(() => (_files.Look("a.bin", mostBytes: null).Fault?.Code, _files.Check(staged)?.Code));

        Assert.Equal(("file-empty", "file-empty"), await looked.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Throws<IOException>(() => _files.Open(staged));
    }

    // What was seen just before may change until the last byte is read: the piece that would make it whole never leaves.
    [Theory]
    [InlineData("gone")]
    [InlineData("a folder now")]
    [InlineData("one bit of it")]
    [InlineData("shorter")]
    [InlineData("empty")]
    [InlineData("longer")]
    [InlineData("a link out now")]
    public async Task Open_AnythingElse_EndsInAFaultOfReadingBeforeItsEnd(string now)
    {
        var staged = Staged();
        Make(now);
        using var sent = new MemoryStream();

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await using var content = _files.Open(staged);
            await content.CopyToAsync(sent);
        });
        Assert.InRange(sent.Length, 0, staged.Bytes - 1);
    }

    public void Dispose() => _folder.Dispose();

    private StagedFile Staged() => _files.Look("a.bin", mostBytes: null).File!;

    private async Task<byte[]> ReadAsync(StagedFile staged)
    {
        using var read = new MemoryStream();
        await using (var content = _files.Open(staged))
            await content.CopyToAsync(read);
        return read.ToArray();
    }

    private void Make(string now)
    {
        var path = _folder["a.bin"];
        switch (now)
        {
            case "gone":
                File.Delete(path);
                break;
            case "a folder now":
                File.Delete(path);
                Directory.CreateDirectory(path);
                break;
            case "one bit of it":
                _content[^1] ^= 1;
                File.WriteAllBytes(path, _content);
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "shorter":
                File.WriteAllBytes(path, _content[..^1]);
                break;
            case "longer":
                File.WriteAllBytes(path, [.. _content, 0]);
                break;
            case "a link out now":
                File.Delete(path);
                File.CreateSymbolicLink(path, Environment.ProcessPath!);
                break;
        }
    }
}
