using Spectre.Console;
using ZohoMigrate.Cli.Terminal;

namespace ZohoMigrate.Cli.Commands.Preview;

/// <summary>The first rows, as many columns of them as fit, long values cut.</summary>
internal static class SampleTable
{
    private const int Widest = 24;

    // Of what a table puts around each column.
    private const int Around = 3;

    /// <param name="columns">The columns' names.</param>
    /// <param name="sample">The rows.</param>
    /// <param name="console">As wide as it is.</param>
    public static IEnumerable<string> Lines(IEnumerable<string> columns, IReadOnlyList<IReadOnlyList<string>> sample, IAnsiConsole console)
    {
        if (sample.Count == 0)
            return [];
        var names = columns.Select(column => Visible.Of(column, Widest)).ToList();
        var rows = sample.Select(row => row.Select(cell => Visible.Of(cell, Widest)).ToList()).ToList();
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
