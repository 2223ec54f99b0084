using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Composition;

/// <summary>Composes what one command needs, runs it, and turns whatever comes out into an exit code.</summary>
internal sealed class CommandInvoker(Surroundings surroundings, CommonOptions options)
{
    public async Task<int> InvokeAsync<THandler>(
        ParseResult parse, Func<THandler, CancellationToken, Task<ExitCode>> run, CancellationToken stopping)
        where THandler : notnull
    {
        // Until the host is there, nothing is known that would have to be kept out of a message.
        var common = options.Read(parse);
        var faults = new FaultReport(common, new ResultLines(surroundings), new ErrorLines(surroundings));
        try
        {
            var host = CommandHost.Build(surroundings, common);
            await using var composed = (IAsyncDisposable)host;
            faults = host.Services.GetRequiredService<FaultReport>();
            try
            {
                // What was set for this one command is answered for by a command that reads no settings, too.
                if (common.Config.Count > 0)
                    host.Services.GetRequiredService<CliSettings>();
                return (int)await run(host.Services.GetRequiredService<THandler>(), stopping);
            }
            catch (Exception exception)
            {
                // Inside, while the run's log is still open.
                return (int)faults.Show(exception, stopping);
            }
        }
        catch (Exception exception)
        {
            return (int)faults.Show(exception, stopping);
        }
    }
}
