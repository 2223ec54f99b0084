namespace ZohoMigrate.Cli.Commands.Selftest;

/// <summary>A moment at which a process is killed.</summary>
/// <param name="Name">Its name in the code.</param>
/// <param name="Means">What has just been done, or is about to be.</param>
internal sealed record KillPoint(string Name, string Means)
{
    /// <summary>In the order a request passes them.</summary>
    public static IReadOnlyList<KillPoint> All { get; } =
    [
        new("before-checkpoint", "the checkpoint is filled, not in place") { IsPassedOnce = true },
        new("after-checkpoint", "it is in place, with nothing in it") { IsPassedOnce = true },
        new("before-claim", "the checkpoint has begun to deliver, the registry does not know") { IsPassedOnce = true },
        new("after-claim", "both know, nothing sent yet") { IsPassedOnce = true },
        new("before-commit", "about to write to the checkpoint"),
        new("after-commit", "the checkpoint is on the disk, nobody told yet"),
        new("before-lane", "about to note a permit of the cap"),
        new("after-lane", "the permit is noted"),
        new("before-intent", "about to note that a call leaves"),
        new("after-intent", "noted, nothing sent yet"),
        new("after-answer", "Zoho has answered, nothing noted yet"),
        new("before-outcome", "the cap knows, the checkpoint does not"),
        new("after-outcome", "noted, not counted yet"),
        new("after-upload", "Zoho has the file, no job was asked for") { Sample = SelftestSample.Jobs },
        new("after-job", "the job is noted, nobody asks after it yet") { Sample = SelftestSample.Jobs },
        new("before-result", "the job's result is here, nothing noted yet") { Sample = SelftestSample.Jobs },
        new("after-result", "noted, no record settled by it yet") { Sample = SelftestSample.Jobs },
        new("after-settling", "records are settled, more may follow"),
        new("before-file", "a report or token is written, not in place"),
        new("after-file", "it is in place"),
        new("before-server-commit", "Zoho's server dies before its work is kept"),
        new("after-server-commit", "Zoho's server dies before it answers"),
    ];

    /// <summary>What is moved meanwhile.</summary>
    public SelftestSample Sample { get; init; } = SelftestSample.Books;

    /// <summary>Whether a run passes it once, when it begins, and not again and again.</summary>
    public bool IsPassedOnce { get; init; }

    /// <summary>Whether it is the sandbox that dies.</summary>
    public bool IsServers => Name.Contains("server", StringComparison.Ordinal);
}
