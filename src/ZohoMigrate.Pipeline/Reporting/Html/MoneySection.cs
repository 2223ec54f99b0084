namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>What the source's records are worth, and what of it was delivered, as the source says it; currencies show where a module has several.</summary>
internal static class MoneySection
{
    public static Markup Of(ReportContent content) => content.Money.Count == 0 ? Markup.Nothing : Of(content.Money);

    private static Markup Of(IReadOnlyList<ModuleMoney> all)
    {
        var several = all.GroupBy(money => money.Title, StringComparer.Ordinal).Where(module => module.Count() > 1).SelectMany(module => module).ToList();
        IReadOnlyList<string> currency = several.Count > 0 ? ["currency"] : [];
        return Markup.Of($"""
            <section>
            <h2>Totals</h2>
            {HtmlTable.Of(["module", .. currency, "#records", "#total in the source", "#of that delivered", "#not delivered"], all.Select(money => Row(money, several.Count > 0)))}
            {Markup.Join(all.Where(money => money.WithoutTotal > 0).Select(money => Note(money, several.Contains(money))))}
            {(several.Any(money => money.Currency is null) ? Markup.Of($"<p>{Money.NotStatedMeans}</p>\n") : Markup.Nothing)}
            </section>

            """);
    }

    private static IReadOnlyList<Markup> Row(ModuleMoney money, bool withCurrency) =>
    [
        HtmlTable.Text(money.Title),
        .. withCurrency ? [HtmlTable.Text(Money.Currency(money.Currency))] : Array.Empty<Markup>(),
        HtmlTable.Number(money.Records),
        HtmlTable.Text(Money.Text(money.Source)),
        HtmlTable.Text(Money.Text(money.Delivered)),
        HtmlTable.Text(Money.Text(money.Source - money.Delivered)),
    ];

    private static Markup Note(ModuleMoney money, bool withCurrency) => Markup.Of(
        $"<p>{money.Title}{(withCurrency ? $", {Money.Currency(money.Currency)}" : "")}: the source does not say the total of {money.WithoutTotal} records; they are not in these sums.</p>\n");
}
