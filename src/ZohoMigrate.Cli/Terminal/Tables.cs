using System.Globalization;
using Spectre.Console;

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

    public static void Row(this Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
