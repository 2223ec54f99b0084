using Spectre.Console;
using ZohoMigrate.Cli.Terminal;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>The modules on one page.</summary>
internal static class ModuleListText
{
    public static string Of(IReadOnlyList<ModuleDescription> modules, IReadOnlyList<string> others, IAnsiConsole console, int width)
    {
        var table = Tables.Create("module", "natural key", "one that is there", "#fields", "steps");
        foreach (var column in (int[])[0, 1, 4])
            table.Columns[column].NoWrap();
        foreach (var module in modules)
        {
            table.Row(
                module.Module,
                module.NaturalKey.Count == 0 ? "none" : string.Join('\n', module.NaturalKey),
                Existing(module),
                Tables.Number(module.Fields.Count),
                string.Join('\n', module.Steps));
        }

        return string.Join(Environment.NewLine, table.Render(console, width), $"Looked up, and nothing is delivered to them: {string.Join(", ", others)}", "One of them: zohomigrate describe MODULE");
    }

    private static string Existing(ModuleDescription module) => module.Existing switch
    {
        "adopt" => "taken for ours",
        "adopt-if-agree" => "taken if it agrees",
        _ => "refused",
    };
}
