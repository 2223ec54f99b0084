using ZohoMigrate.Pipeline.Checkpointing.Accounts;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What was called, in one line; what did not happen is not said.</summary>
internal static class CallLine
{
    public static string Of(CallAccount calls)
    {
        string[] kinds =
        [
            .. Counted(calls.Writes, "write", "writes"),
            .. Counted(calls.Reads, "read", "reads"),
            .. Counted(calls.Probes, "probe", "probes"),
            .. Counted(calls.Retries, "retry", "retries"),
            .. Counted(calls.Throttled, "over a limit", "over a limit"),
        ];
        var what = kinds.Length == 0 ? "" : $" ({string.Join(", ", kinds)})";
        return $"Calls: {Tables.Number(calls.Total)}{what}, and {Tables.Number(calls.Tokens)} for tokens.";
    }

    private static string[] Counted(long count, string one, string more) => count == 0 ? [] : [$"{Tables.Number(count)} {(count == 1 ? one : more)}"];
}
