using System.Globalization;
using ZohoMigrate.Pipeline.Correcting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What a retry says of the rows that came back, before it delivers.</summary>
internal static class CorrectionLines
{
    public static IEnumerable<string> Of(CorrectionAccount account)
    {
        if (account.Rows == 0)
        {
            yield return "No row came back: there is nothing in the errors folder to try again.";
            yield break;
        }

        yield return account.Cells == 0
            ? $"{Count(account.Rows, "row")} came back, no cell corrected."
            : $"{Count(account.Rows, "row")} came back, {Count(account.Cells, "cell")} of {Count(account.CorrectedRows, "row")} corrected.";
        if (account.Kept > 0)
        {
            yield return $"{Count(account.Kept, "cell")} came back as a spreadsheet shows {(account.Kept == 1 ? "it" : "them")}; "
                + $"{(account.Kept == 1 ? "its original was" : "their originals were")} kept (first: {account.FirstKept}).";
        }

        if (account.Retried + account.Steps > 0)
            yield return $"{Count(account.Retried, "record")} to be tried again{(account.Steps > 0 ? $", and {Count(account.Steps, "step")} of records at Zoho" : "")}.";
        if (account.Rejected > 0)
            yield return $"{Count(account.Rejected, "record")} still wrong: the errors folder says why.";
        if (account.Blocked > 0)
            yield return $"{Count(account.Blocked, "record")} still blocked: the errors folder says what is missing.";
        if (account.AtZoho > 0)
            yield return $"{Count(account.AtZoho, "row")} at Zoho already: what differs there, correct in Zoho.";
        if (account.Pending > 0)
            yield return $"{Count(account.Pending, "row")} still to be sent as staged: corrections to them are not taken.";
        if (account.Unknown > 0)
            yield return $"{Count(account.Unknown, "row")} of records that may be at Zoho or not: they are not touched.";
    }

    private static string Count(long count, string what) =>
        $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
