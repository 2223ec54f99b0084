using System.Globalization;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>What a reconciliation says, in sentences; the terminal and the report use the same.</summary>
public static class ReconciliationWords
{
    /// <summary>Equal or not, in one line.</summary>
    public static string Verdict(Reconciliation reconciliation) => reconciliation switch
    {
        { Equal: true } => "Equal: everything in the source is at Zoho, once, and to the cent.",
        _ when reconciliation.Modules.Any(module => module.NotComparable is not null) => "Not comparable: not every list could be read whole.",
        { Edited: { Count: > 0 } edited } =>
            $"Not proven: {string.Join(", ", edited)} {(edited.Count == 1 ? "was" : "were")} changed since the run read {(edited.Count == 1 ? "it" : "them")}, and only what was read is compared here. "
            + "To take in what is new: zohomigrate resume with --accept-changes.",
        _ => "Not equal.",
    };

    /// <summary>What is to be said of a module beside its counts; nothing when it is equal.</summary>
    public static IEnumerable<string> Of(ModuleReconciliation module)
    {
        if (module.NotComparable is { } why)
            yield return $"{module.Module} is not comparable: {why}.";
        var notDelivered = module.States.Where(state => state.Value > 0 && !IsAtZoho(state.Key) && state.Key != "skipped").ToList();
        if (notDelivered.Count > 0)
            yield return $"{module.Module}: in the source and not at Zoho: {string.Join(", ", notDelivered.Select(state => $"{Number(state.Value)} {state.Key}"))}.";
        if (module.ChangedAfterDelivery > 0)
            yield return $"{module.Module}: {Number(module.ChangedAfterDelivery)} changed in the source or the mapping after delivery, and at Zoho as sent, if nobody corrected it there.";
        if (module.MaybeTwice > 0)
            yield return $"{module.Module}: could be second copies: {Number(module.MaybeTwice)} at Zoho that {(module.MaybeTwice == 1 ? "is" : "are")} not ours, without a marker, and the same as one of ours in all that identifies it. Look at each in Zoho.";
        if (module.Money is not { } money)
            yield break;
        if (money.WithoutTotal > 0)
            yield return $"{module.Module}: the source does not say the total of {Number(money.WithoutTotal)}; {ShownOf(money)}.";
        if (module.NotComparable is null && money.NotShown > 0)
            yield return $"{module.Module}: Zoho's list shows no total for {Number(money.NotShown)} of ours.";
    }

    /// <summary>How much of what differs is named in <c>reconcile.csv</c>: "All of them", unless there are too many.</summary>
    public static string Named(Reconciliation reconciliation) =>
        reconciliation.IsCut ? $"The first {Number(Reconciliation.MostDifferences)} of them" : "All of them";

    /// <summary>One record that differs.</summary>
    public static string Of(ReconciledDifference difference)
    {
        var record = $"{difference.Stream} {difference.Key}";
        return difference.Kind switch
        {
            DifferenceKind.Missing => $"{record}: is not at Zoho any more (id {difference.ZohoId}{Worth(difference)})",
            DifferenceKind.Twice => $"{record}: is at Zoho twice, as {difference.ZohoId} and as {difference.OtherId}",
            DifferenceKind.ChangedAfterDelivery => $"{record}: changed after it was delivered{(Sums(difference) is { Length: > 0 } sums ? $";{sums}" : "")} (id {difference.ZohoId})",
            DifferenceKind.MaybeTwice => $"{record}: is at Zoho as {difference.ZohoId}; {difference.OtherId} could be a second copy",
            DifferenceKind.Currency =>
                $"{record}: is in {Money.Currency(difference.SourceCurrency)} in the source and in {difference.ZohoCurrency} at Zoho (id {difference.ZohoId}{Worth(difference)})",
            _ when difference.Zoho is not null && difference.Source is not null => $"{record}:{Sums(difference)} (id {difference.ZohoId})",
            _ => $"{record}: Zoho's list shows no total (id {difference.ZohoId}{Worth(difference)})",
        };
    }

    private static string ShownOf(MoneyReconciliation money)
    {
        var shown = money.Currencies.Where(total => total.ZohoWithoutSource != 0).ToList();
        return shown.Count == 0
            ? "Zoho shows no amount for any of them"
            : $"Zoho shows {string.Join(", ", shown.Select(total => Money.Text(total.ZohoWithoutSource, money.Currencies.Count > 1 ? total.Currency : null)))} for those that are there";
    }

    private static string Sums(ReconciledDifference difference) => difference is { Zoho: { } zoho, Source: { } source }
        ? $" {Money.Text(source, difference.SourceCurrency)} in the source, {Money.Text(zoho, difference.SourceCurrency is null ? null : difference.ZohoCurrency)} at Zoho"
        : "";

    private static string Worth(ReconciledDifference difference) =>
        difference.Source is { } worth ? $", {Money.Text(worth, difference.SourceCurrency)} in the source" : "";

    private static bool IsAtZoho(string state) => Enum.GetValues<RecordState>().Any(known => known.IsAtZoho() && Words.Of(known) == state);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
