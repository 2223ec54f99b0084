using Microsoft.Extensions.Configuration;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>
/// What <c>--config Key=Value</c> gave; of two values of one key the later. What cannot be taken is kept as a fault, to be said with all
/// others. A refused value is never repeated: it may be a secret.
/// </summary>
internal sealed class CommandLineSettings(IReadOnlyList<string> arguments) : ConfigurationProvider, IConfigurationSource
{
    private IReadOnlyList<string> Faults { get; } = [.. arguments.Select(Fault).OfType<string>()];

    /// <summary>Everything that is wrong with what the command line gave.</summary>
    public static IEnumerable<string> FaultsOf(IConfiguration configuration) =>
        configuration is IConfigurationRoot root ? root.Providers.OfType<CommandLineSettings>().SelectMany(given => given.Faults) : [];

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load()
    {
        foreach (var argument in arguments.Where(argument => Fault(argument) is null))
        {
            var pair = argument.Split('=', 2);
            Set(pair[0], pair[1]);
        }
    }

    private static string? Fault(string argument)
    {
        var key = argument.Split('=', 2)[0];
        if (KnownSettings.Find(key) is not { } setting)
            return $"--config {key}: there is no such setting.{Suggestion.For(key)}";
        if (setting.IsSecret)
        {
            return $"--config {setting.Key}: a secret is not taken from the command line, where other users and the shell's history see it. "
                + $"Set {setting.Variable} in the environment, or use user secrets.";
        }

        return argument.Contains('=', StringComparison.Ordinal) ? null : $"--config {setting.Key}: write it as {setting.Key}=value.";
    }
}
