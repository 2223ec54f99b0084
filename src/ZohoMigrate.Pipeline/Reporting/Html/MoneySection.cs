namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>What the source's records are worth, and what of it was delivered, as the source says it.</summary>
internal static class MoneySection
{
    public static Markup Of(ReportContent content) => content.Money.Count == 0 ? Markup.Nothing : Markup.Of($"""
        <section>
        <h2>Totals</h2>
        {HtmlTable.Of(["module", "#records", "#total in the source", "#of that delivered", "#not delivered"], content.Money.Select(Row))}
        {Markup.Join(content.Money.Where(money => money.WithoutTotal > 0).Select(Note))}
        </section>

        """);

    private static IReadOnlyList<Markup> Row(ModuleMoney money) =>
    [
        HtmlTable.Text(money.Title),
        HtmlTable.Number(money.Records),
        HtmlTable.Text(Money.Text(money.Source)),
        HtmlTable.Text(Money.Text(money.Delivered)),
        HtmlTable.Text(Money.Text(money.Source - money.Delivered)),
    ];

    private static Markup Note(ModuleMoney money) =>
        Markup.Of($"<p>{money.Title}: the source does not say the total of {money.WithoutTotal} records; they are not in these sums.</p>\n");
}
