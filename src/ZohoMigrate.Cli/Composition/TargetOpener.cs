using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Cli.Composition;

/// <summary>
/// Finds what a run delivers to. "sandbox" is one inside this process, unless <c>Zoho:ApiUrl</c> names a server; "live" is Zoho.
/// </summary>
internal sealed class TargetOpener(CliSettings settings, IConfiguration configuration, Surroundings surroundings, TimeProvider time, ILogger<TargetOpener> logger)
{
    /// <summary>Whether the target is a sandbox inside this process.</summary>
    public bool IsInProcess(string target) => target == Targets.Sandbox && settings.Zoho.ApiUrl is null;

    /// <summary>What the default run folder is called after: the organisation, or "sandbox".</summary>
    public string FolderSuffix(string target) => IsInProcess(target) ? Targets.Sandbox : Complete(target).OrganizationId!;

    /// <param name="target">"sandbox" or "live".</param>
    /// <param name="runFolder">Keeps an in-process sandbox's books, and its lanes: they are nobody else's.</param>
    /// <param name="currency">What the books of an in-process sandbox are in; empty for its own choice.</param>
    /// <param name="cancellationToken">Gives the start of the sandbox up.</param>
    /// <exception cref="UserFaultException">Settings that the target needs are missing, all of them are listed; or its time cannot be scaled.</exception>
    public async Task<Target> OpenAsync(string target, string runFolder, string currency, CancellationToken cancellationToken)
    {
        CheckTimeScale(target);
        CheckArming(target);
        if (!IsInProcess(target))
        {
            StateFolderCheck.Check(settings.StateFolder);
            var own = new Target(target, Complete(target), settings.StateFolder, settings.Sandbox.TimeScale, null);
            foreach (var file in SecretFiles.Open(configuration))
                logger.SecretIsOpen(file);
            return own;
        }

        var options = new SandboxOptions { StateFile = new RunPaths(runFolder).Sandbox };
        if (currency.Length > 0)
            options = options with { Currency = currency };
        RunFolder.Make(runFolder);
        var server = await SandboxServer.StartAsync(options, time, cancellationToken);
        var zoho = new ZohoOptions
        {
            AccountsUrl = server.Address,
            ApiUrl = server.Address,
            OrganizationId = server.OrganizationId,
            ClientId = server.Credentials.ClientId,
            ClientSecret = server.Credentials.ClientSecret,
            RefreshToken = server.Credentials.RefreshToken,
        };
        return new Target(target, zoho, new RunPaths(runFolder).State, settings.Sandbox.TimeScale, server);
    }

    // What selftest sets for its children would kill a run on real books in its midst, at every start.
    private void CheckArming(string target)
    {
        if (target == Targets.Live && surroundings.Variable(CrashArming.Variable) is not null)
            throw new UserFaultException($"The environment has {CrashArming.Variable}, by which selftest kills runs into its sandbox. Take it away (unset {CrashArming.Variable}).");
    }

    // Zoho's minutes are real ones: a client whose clock runs ahead would go over every limit, and believe too soon that a record is absent.
    private void CheckTimeScale(string target)
    {
        if (settings.Sandbox.TimeScale == 1)
            return;
        var elsewhere = new[] { settings.Zoho.ApiUrl, settings.Zoho.AccountsUrl }.FirstOrDefault(address => address is { IsLoopback: false });
        var where = target == Targets.Live ? "the target live" : elsewhere is null ? null : $"the server {elsewhere}";
        if (where is not null)
            throw new UserFaultException($"{KnownSettings.Find("Sandbox:TimeScale")!.Notations} is for a sandbox on this machine; it cannot be set for {where}. Take it away.");
    }

    private ZohoOptions Complete(string target)
    {
        var zoho = settings.Zoho;
        var missing = new[]
        {
            (nameof(zoho.OrganizationId), zoho.OrganizationId),
            (nameof(zoho.ClientId), zoho.ClientId),
            (nameof(zoho.ClientSecret), zoho.ClientSecret),
            (nameof(zoho.RefreshToken), zoho.RefreshToken),
        }
            .Where(setting => string.IsNullOrWhiteSpace(setting.Item2))
            .Select(setting => KnownSettings.Find($"{ZohoOptions.Section}:{setting.Item1}")!.Notations)
            .ToList();
        if (missing.Count > 0)
        {
            throw new UserFaultException(string.Join(
                Environment.NewLine,
                missing.Prepend($"The target {target}{(zoho.ApiUrl is null ? "" : $" at {zoho.ApiUrl}")} needs settings that are not made:")));
        }

        // A server of one's own answers for accounts too.
        return zoho.ApiUrl is { IsLoopback: true } api && zoho.AccountsUrl is null
            ? zoho with { AccountsUrl = new Uri(api.GetLeftPart(UriPartial.Authority)) }
            : zoho;
    }
}
