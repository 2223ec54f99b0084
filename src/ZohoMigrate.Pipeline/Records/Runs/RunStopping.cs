using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>Which answers end the run instead of marking a record.</summary>
internal static class RunStopping
{
    /// <summary>Ends the run if the answer says so, and tells whether it does.</summary>
    public static bool Consider(Reply reply, RunStop stop)
    {
        if (EndOf(reply) is not { } end)
            return false;
        stop.Because(end);
        return true;
    }

    /// <summary>The same of a question that nothing depends on: where Zoho refuses or fails to answer it, others can be asked.</summary>
    public static bool ConsiderAside(Reply reply, RunStop stop) =>
        reply is not { Kind: ReplyKind.RunStopper or ReplyKind.Transient, Status: not null } && Consider(reply, stop);

    private static RunEnd? EndOf(Reply reply) => reply.Kind switch
    {
        ReplyKind.RunStopper => new RunEnd(RunState.Stopped, reply.Message) { Hint = reply.Hint },
        ReplyKind.QuotaExhausted => new RunEnd(RunState.Paused, reply.Message)
        {
            Hint = reply.Hint ?? "Wait until the organisation has calls again.",
            ResumeAt = reply.RetryAt,
        },
        ReplyKind.Transient or ReplyKind.Throttled or ReplyKind.TokenExpired => new RunEnd(RunState.Paused, $"Zoho does not answer: {reply.Message}")
        {
            Hint = reply.Hint ?? "Check the network and Zoho's status page.",
        },
        _ => null,
    };
}
