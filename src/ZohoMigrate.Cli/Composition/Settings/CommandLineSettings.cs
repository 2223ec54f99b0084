namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>Reads <c>--config Key=Value</c>. A refused value is never repeated: it may be a secret.</summary>
internal static class CommandLineSettings
{
    public static IReadOnlyList<KeyValuePair<string, string?>> Parse(IReadOnlyList<string> arguments)
    {
        var faults = arguments.Select(Fault).OfType<string>().ToList();
        return faults.Count == 0
            ? [.. arguments.Select(Pair)]
            : throw new UserFaultException(string.Join(Environment.NewLine, faults));
    }

    private static KeyValuePair<string, string?> Pair(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return KeyValuePair.Create<string, string?>(argument[..equals], argument[(equals + 1)..]);
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
