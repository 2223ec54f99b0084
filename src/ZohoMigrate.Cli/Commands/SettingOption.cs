using System.CommandLine;

namespace ZohoMigrate.Cli.Commands;

/// <summary>Settings by a name of their own on the command line: short for <c>--config Key=value</c>, for each of them.</summary>
internal sealed class SettingOption(string name, IEnumerable<string> keys) : Option<string?>(name)
{
    public IReadOnlyList<string> Keys { get; } = [.. keys];
}
