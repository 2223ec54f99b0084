using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>How every table of ours looks.</summary>
internal static class Tables
{
    /// <summary>Column heads; those of numbers begin with <c>#</c> and are set to the right.</summary>
    public static Table Create(params IEnumerable<string> heads)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var head in heads)
        {
            var isNumber = head.StartsWith('#');
            table.AddColumn(new TableColumn(new Text(head.TrimStart('#'))) { Alignment = isNumber ? Justify.Right : Justify.Left, NoWrap = isNumber });
        }

        return table;
    }

    /// <summary>The table's lines and nothing around them, closer together where the console is too narrow for it.</summary>
    public static string Render(this Table table, IAnsiConsole console) => table.Render(console, console.Profile.Width);

    /// <summary>The same, for a page of another width.</summary>
    public static string Render(this Table table, IAnsiConsole console, int width)
    {
        if (((IRenderable)table).Measure(RenderOptions.Create(console, console.Profile.Capabilities), int.MaxValue / 2).Max > width)
        {
            foreach (var column in table.Columns)
                column.Padding = new Padding(0, 0, 0, 0);
        }

        return Render(table, width, console.Profile.Capabilities.Unicode);
    }

    /// <summary>The lines of anything, without the blanks that fill them up.</summary>
    public static string Render(IRenderable drawn, int width, bool isUnicode)
    {
        using var text = new StringWriter();
        var paper = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        paper.Profile.Width = width;
        paper.Profile.Capabilities.Unicode = isUnicode;
        paper.Write(drawn);
        return string.Join(Environment.NewLine, text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0));
    }

    public static void Row(this Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(cell => new Text(PlainText.Visible(cell))));

    /// <summary>"1 error", "12 errors".</summary>
    public static string Counted(long count, string one) => $"{Number(count)} {one}{(count == 1 ? "" : "s")}";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
