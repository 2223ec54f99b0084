using System.CommandLine;

namespace ZohoMigrate.Cli.Commands;

/// <summary>A setting by a name of its own on the command line: short for <c>--config Key=value</c>.</summary>
internal sealed class SettingOption(string name, string key) : Option<string?>(name)
{
    public string Key => key;
}
