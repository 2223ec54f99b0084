namespace ZohoMigrate.Sandbox.Limits;

/// <summary>The limits of one organisation at one product, judged at arrival. Callers hold the sandbox's lock.</summary>
internal interface IArrivalLimits
{
    /// <summary>Until when nothing is let through, whatever the limits say; long ago where there was no lock.</summary>
    long LockedUntil { get; set; }

    /// <summary>Requests let through and not yet answered.</summary>
    int InProcess { get; }

    /// <summary>Counts an arrival of an earlier start of the same state file, oldest first.</summary>
    void Remember(PastArrival arrival);

    /// <summary>Counts an arrival and judges it; one let through is in process until <see cref="Leave"/>.</summary>
    LimitRefusal Arrive(long moment, ArrivalCost cost, string method, string path);

    /// <summary>It is no longer in process.</summary>
    void Leave(ArrivalCost cost);

    /// <summary>What is left of the day, where the product tells it by now; null otherwise.</summary>
    long? Remaining(long moment);
}
