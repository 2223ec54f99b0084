using Spectre.Console;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Sources.Previewing;

namespace ZohoMigrate.Cli.Commands.Preview;

/// <summary>The first rows, as many columns of them as fit, long values cut.</summary>
internal static class SampleTable
{
    private const int Widest = 24;

    // Of what a table puts around each column.
    private const int Around = 3;

    public static IEnumerable<string> Lines(SourcePreview preview, IAnsiConsole console)
    {
        if (preview.Sample.Count == 0)
            return [];
        var names = preview.Columns.Select(column => Visible.Of(column.Name, Widest)).ToList();
        var rows = preview.Sample.Select(row => row.Select(cell => Visible.Of(cell, Widest)).ToList()).ToList();
        var fitting = Fitting(names, rows, console.Profile.Width);
        // "#" would be taken for the head of a column of numbers.
        var table = Tables.Create(names.Take(fitting).Select(name => name.TrimStart('#')));
        foreach (var row in rows)
            table.Row(row.Take(fitting));
        string[] more = fitting < names.Count ? [$"(and {names.Count - fitting} more column{(names.Count - fitting == 1 ? "" : "s")})"] : [];
        return ["", table.Render(console), .. more];
    }

    private static int Fitting(List<string> names, List<List<string>> rows, int width)
    {
        var left = width;
        for (var i = 0; i < names.Count; i++)
        {
            left -= Math.Max(names[i].Length, rows.Max(row => row[i].Length)) + Around;
            if (left < 0)
                return Math.Max(1, i);
        }

        return names.Count;
    }
}
