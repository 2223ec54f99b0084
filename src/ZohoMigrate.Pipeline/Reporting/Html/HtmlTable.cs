namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>How every table of the report is set.</summary>
internal static class HtmlTable
{
    /// <param name="heads">Column heads; those of numbers begin with <c>#</c> and are set to the right.</param>
    /// <param name="rows">Cells, one for each head.</param>
    /// <param name="last">The line of sums, if there is one.</param>
    public static Markup Of(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<Markup>> rows, IReadOnlyList<Markup>? last = null)
    {
        var head = Markup.Join(heads.Select(name => Markup.Of($"<th{Class(name)}>{name.TrimStart('#')}</th>")));
        var foot = last is null ? Markup.Nothing : Markup.Of($"<tfoot>{Row(heads, last)}</tfoot>");
        return Markup.Of($"<table><thead><tr>{head}</tr></thead><tbody>{Markup.Join(rows.Select(row => Row(heads, row)))}</tbody>{foot}</table>\n");
    }

    public static Markup Text(string? text) => Markup.Of($"{text}");

    public static Markup Number(long number) => Markup.Of($"{number}");

    private static Markup Row(IReadOnlyList<string> heads, IReadOnlyList<Markup> cells) =>
        Markup.Of($"<tr>{Markup.Join(cells.Select((cell, column) => Markup.Of($"<td{Class(heads[column])}>{cell}</td>")))}</tr>\n");

    private static Markup Class(string head) => head.StartsWith('#') ? new Markup(" class=\"number\"") : Markup.Nothing;
}
