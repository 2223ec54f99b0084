namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>What may happen to a checkpoint, to Zoho and to the machine.</summary>
internal enum MoveKind
{
    Take,
    Send,

    /// <summary>A create reaches Zoho, also one that was given up, and Zoho has the record from now on.</summary>
    Arrive,
    Answer,
    Settle,

    /// <summary>A look at Zoho's list for a parked record, judged as a run judges it.</summary>
    Look,

    /// <summary>A person's word on an unknown record, now and then a slip.</summary>
    Say,

    /// <summary>What no run does: an intent for what was not handed out, "send it again" without a look.</summary>
    Hasten,
    TakeBack,
    BlockCircles,
    Wait,
    StepClock,
    DieBeforeIntent,
    DieAfterIntent,
    DieAfterServerCommit,
    DieBeforeOutcome,
    Stop,
    Reboot,
}
