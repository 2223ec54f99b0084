using Spectre.Console;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>Makes the console that results are written to.</summary>
internal static class ResultConsole
{
    // Wide enough for every table: what is piped into a file or a pager is not to be wrapped.
    private const int FileWidth = 160;

    public static IAnsiConsole Create(Surroundings surroundings, CommonArguments arguments)
    {
        var plain = arguments.NoColor || !surroundings.IsOutTerminal || surroundings.Variable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(surroundings.Out),
        });
        if (!surroundings.IsOutTerminal)
            console.Profile.Width = FileWidth;
        return console;
    }
}
