using System.Globalization;
using ZohoMigrate.Pipeline.Checkpointing.Changes;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What a resume says of changed sources or a changed mapping, before it delivers.</summary>
internal static class ChangeLines
{
    /// <param name="account">What they come to.</param>
    /// <param name="problems">Where all warnings are.</param>
    public static IEnumerable<string> Of(ChangeAccount account, string problems)
    {
        yield return "Sources and mapping were read again:";
        foreach (var stream in account.Streams)
            yield return $"  {Stream(stream)}";
        var held = account.Streams.Sum(stream => stream.ChangedAtZoho);
        if (held > 0)
        {
            yield return $"Of the changed records, {Number(held)} {(held == 1 ? "was" : "were")} sent before and {(held == 1 ? "stays" : "stay")} at Zoho as sent; correct them there:";
            foreach (var record in account.AtZoho)
                yield return $"  {record.Stream} '{record.Key}', {(record.ZohoId is { } id ? $"Zoho's id {id}" : "not known whether Zoho has it")} ({record.File}:{record.Line})";
            if (held > account.AtZoho.Count)
                yield return $"  and {Number(held - account.AtZoho.Count)} more";
            yield return $"All of them, as changed-after-delivery: {problems}";
        }

        if (account.AddedSteps > 0)
            yield return $"{Count(account.AddedSteps, "later step")} of records sent before {(account.AddedSteps == 1 ? "is" : "are")} asked for the first time, and taken now.";
        if (account.Superseded > 0)
            yield return $"{Count(account.Superseded, "row")} corrected by a retry and not delivered: what the files say now counts.";
        yield return "Nothing that is at Zoho is changed by this.";
    }

    private static string Stream(StreamChanges stream) =>
        $"{stream.Stream}: {Number(stream.New)} new, {Number(stream.Changed)} changed, {Number(stream.Gone)} gone, {Number(stream.Unchanged)} unchanged";

    private static string Count(long count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
