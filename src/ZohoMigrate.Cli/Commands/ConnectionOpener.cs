using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Commands;

/// <summary>Connects a command with its target; the checkpoint of its run is the journal of every attempt.</summary>
internal sealed class ConnectionOpener(CliSettings settings, ZohoCatalogue catalogue, TimeProvider time, Random random, SecretScrubber scrubber, ILoggerFactory loggers)
{
    /// <param name="run">The run, its target open.</param>
    /// <param name="journal">Its journal.</param>
    /// <param name="cancellationToken">Ends the wait for another process that is opening the same lane.</param>
    public Task<ZohoConnection> OpenAsync(OpenRun run, ClaimedJournal journal, CancellationToken cancellationToken) =>
        OpenAsync(run.Target!, run.Manifest.Products, journal, cancellationToken);

    /// <param name="target">Where to.</param>
    /// <param name="products">The products that are spoken to.</param>
    /// <param name="journal">Where its attempts are written down.</param>
    /// <param name="cancellationToken">Ends the wait for another process that is opening the same lane.</param>
    public async Task<ZohoConnection> OpenAsync(Target target, IReadOnlyList<string> products, IAttemptJournal journal, CancellationToken cancellationToken)
    {
        var connection = await ZohoConnection.OpenAsync(
            target.Zoho, settings.Delivery, settings.Limits, catalogue.Of([.. products]), target.StateFolder, journal, time, random, loggers, cancellationToken);
        connection.TellTokens(scrubber.Learn);
        return connection;
    }
}
