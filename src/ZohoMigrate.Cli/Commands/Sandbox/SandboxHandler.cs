using System.Text.Json;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Commands.Sandbox;

/// <summary>Runs the sandbox until it is told to stop.</summary>
internal sealed class SandboxHandler(Surroundings surroundings, ResultLines lines, CommonArguments common, TimeProvider time)
{
    public async Task<ExitCode> HandleAsync(SandboxOptions options, CancellationToken stopping)
    {
        var full = options with { StateFile = options.StateFile is { } file ? surroundings.FullPath(file) : null };
        await using var server = await SandboxServer.StartAsync(full, time, stopping);
        var about = new SandboxAddress(
            server.Address.ToString(),
            server.UploadAddress.ToString(),
            server.OrganizationId,
            server.Credentials.ClientId,
            server.Credentials.ClientSecret,
            server.Credentials.RefreshToken,
            ScaledTimeProvider.ScaleOf(time));
        if (common.Output == OutputFormat.Json)
            await lines.Json.WriteLineAsync(JsonSerializer.Serialize(about, SandboxJson.Default.SandboxAddress));
        else
            await lines.Text.WriteLineAsync(about.ToText());
        await lines.Text.FlushAsync(stopping);
        // A server has no other end than being told so: that is not a cancelled command.
        await Task.Delay(Timeout.InfiniteTimeSpan, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ExitCode.Done;
    }
}
