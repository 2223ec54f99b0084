using Xunit;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Tests.Cli;

public sealed class ProgressLineTests
{
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>A lane that is closed while the line looks at it is no fault of the run.</summary>
    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task DisposeAsync_TheLaneCouldNotBeLookedAt_HasDrawnWithoutIt(bool isClosed)
    {
        await using var error = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings
        {
            Out = TextWriter.Null,
            Error = error,
            IsOutTerminal = false,
            IsErrorTerminal = false,
            WorkingFolder = "",
            Variable = _ => null,
            Time = _clock,
        };
        var progress = new ProgressLine(surroundings, new CommonArguments(OutputFormat.Text, Verbose: false, NoColor: true, []), new ErrorLines(surroundings), _clock);
        progress.Watch(_ => Task.FromException<WatchedLane>(
            isClosed ? new ObjectDisposedException("lane") : new StorageException(StorageFault.Full, "lane.db", new IOException())));
        progress.Asking();

        for (var tries = 0; tries < 1000 && error.ToString().Length == 0; tries++)
        {
            _clock.Advance(ProgressLine.PlainPace);
            await Task.Delay(5);
        }

        await progress.DisposeAsync();

        Assert.Equal(ProgressText.Asking(lane: null, _clock.GetUtcNow()) + "\n", error.ToString());
    }
}
