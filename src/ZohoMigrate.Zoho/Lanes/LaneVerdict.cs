namespace ZohoMigrate.Zoho.Lanes;

/// <summary>What an attempt's end says of its lane.</summary>
internal readonly record struct LaneVerdict
{
    /// <summary>The server said something, whatever it was.</summary>
    public bool Answered { get; init; }

    /// <summary>The request may still arrive, or still be worked on.</summary>
    public bool Abandoned { get; init; }

    /// <summary>The one of the call's lanes that what is said of limits is about ("credits"); null = all of them.</summary>
    public string? Lane { get; init; }

    /// <summary>The lane must rest so long.</summary>
    public TimeSpan? CoolDown { get; init; }

    /// <summary>Zoho's own words for <see cref="CoolDown"/>.</summary>
    public string? Said { get; init; }

    /// <summary>Zoho calls the window full: the lane itself keeps below that, so others use the organisation too.</summary>
    public bool WindowFull { get; init; }

    /// <summary>The day's calls are used up until then, UTC; with <see cref="CoolDown"/> only if the lane has heard it before that rest too.</summary>
    public DateTimeOffset? QuotaUntil { get; init; }

    /// <summary><see cref="QuotaUntil"/> is a guess: Zoho did not say when the day begins anew.</summary>
    public bool IsQuotaGuessed { get; init; }

    /// <summary>The server was not there or failed as a whole; several in a row pause the lane.</summary>
    public bool Outage { get; init; }

    /// <summary>Nothing took the request in: no connection, or 503. That says nothing of the request itself.</summary>
    public bool Unreachable { get; init; }

    /// <summary>Headers of the answer that say how many permits of a day are left to the whole organisation → what they say; null = none came.</summary>
    public IReadOnlyDictionary<string, int>? Left { get; init; }

    /// <summary>The verdict as it concerns one lane: what is said of the limits of another is none of its own.</summary>
    /// <param name="lane">"product.lane".</param>
    public LaneVerdict For(string lane) => Lane is null || lane.EndsWith("." + Lane, StringComparison.Ordinal)
        ? this
        : this with { CoolDown = null, QuotaUntil = null, WindowFull = false };
}
