namespace ZohoMigrate.Sandbox.Faults;

/// <summary>Every fault there is: the names of the command line, the ledger and the help.</summary>
internal static class FaultTable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static IReadOnlyList<FaultSpec> All { get; } =
    [
        new(Fault.Drop, "drop", FaultTarget.Call, "the connection breaks before anything is done"),
        new(Fault.CommitDrop, "commit-drop", FaultTarget.Call, "it breaks after the work is done"),
        new(Fault.Hang, "hang", FaultTarget.Call, "nothing is done and no answer comes until the client gives up"),
        new(Fault.CommitHang, "commit-hang", FaultTarget.Call, "the work is done, and no answer comes"),
        new(Fault.Truncated, "truncated", FaultTarget.Call, "the work is done, and its answer breaks off in the middle"),
        new(Fault.LateCommit, "late-commit", FaultTarget.Call, "the connection breaks; the work is done T later") { Time = TimeSpan.FromSeconds(10) },
        new(Fault.LateArrival, "late-arrival", FaultTarget.Call, "the connection breaks; the request arrives T later, at the limits too") { Time = TimeSpan.FromSeconds(10) },
        new(Fault.Error500, "500", FaultTarget.Call, "HTTP 500, nothing done"),
        new(Fault.CommitError500, "commit-500", FaultTarget.Call, "the work is done, then HTTP 500"),
        new(Fault.BadGateway502, "502", FaultTarget.Call, "a gateway's page in HTML, nothing done"),
        new(Fault.Unavailable503, "503", FaultTarget.Call, "HTTP 503, with Retry-After T where T is given") { Time = TimeSpan.Zero },
        new(Fault.Throttled429, "429", FaultTarget.Call, "HTTP 429, code 44, with Retry-After T where T is given") { Time = TimeSpan.Zero },
        new(Fault.Locked43, "43", FaultTarget.Call, "HTTP 429, code 43: the whole organisation is locked for T, an hour where none is given") { Time = Hour },
        new(Fault.Exhausted45, "45", FaultTarget.Call, "HTTP 429, code 45 for this one call, with Retry-After T where T is given") { Time = TimeSpan.Zero },
        new(Fault.Concurrency1070, "1070", FaultTarget.Call, "HTTP 429, code 1070: too many at once"),
        new(Fault.TokenRevoked, "token-revoked", FaultTarget.Call, "the access token is dead from now on; a new one works"),
        new(Fault.RefreshRevoked, "refresh-revoked", FaultTarget.Call, "the access token is dead, and no new one is given until the sandbox is started anew"),
        new(Fault.IgnoredFilter, "ignored-filter", FaultTarget.List, "a list takes no notice of filter and order"),
        new(Fault.Lag, "lag", FaultTarget.Record, "a new record shows T late, as at Zoho") { Time = TimeSpan.FromSeconds(2) },
        new(Fault.JobDies, "job-dies", FaultTarget.Job, "a bulk job of Zoho CRM fails halfway: its later rows are left unprocessed"),
        new(Fault.ResultGone, "result-gone", FaultTarget.Result, "the result of a bulk job is not there: HTTP 404"),
        new(Fault.AccessDenied, "access-denied", FaultTarget.Token, "the token endpoint has had too many requests: HTTP 400"),
        new(Fault.AccessDenied200, "access-denied-200", FaultTarget.Token, "the same with HTTP 200"),
        new(Fault.TokenDrop, "token-drop", FaultTarget.Token, "its connection breaks, and no token is made"),
        new(Fault.TokenHang, "token-hang", FaultTarget.Token, "it gives no answer until the client gives up"),
        new(Fault.TokenTruncated, "token-truncated", FaultTarget.Token, "a token is made, and the answer breaks off in the middle"),
        new(Fault.TokenError500, "token-500", FaultTarget.Token, "it answers HTTP 500"),
        new(Fault.TokenBadGateway502, "token-502", FaultTarget.Token, "a gateway's page in HTML"),
        new(Fault.TokenThrottled429, "token-429", FaultTarget.Token, "it answers HTTP 429"),
        new(Fault.InvalidCode, "invalid-code", FaultTarget.Token, "it does not know the refresh token"),
        new(Fault.InvalidClient, "invalid-client", FaultTarget.Token, "it does not know the client"),
    ];

    public static string Names { get; } = string.Join(", ", All.Select(spec => spec.Name));

    public static FaultSpec? Find(string name) => All.FirstOrDefault(spec => spec.Name == name);

    public static FaultSpec Of(Fault fault) => All.First(spec => spec.Fault == fault);
}
