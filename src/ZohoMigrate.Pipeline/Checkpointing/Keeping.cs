namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>What a checkpoint keeps of a record besides its keys, references and problems.</summary>
public enum Keeping
{
    /// <summary>Payloads and rows: it can be delivered.</summary>
    Everything,

    /// <summary>The same, to be looked at by whoever made it and thrown away: nothing of it is sent.</summary>
    Trial,

    /// <summary>Rows, for reports, but no payloads: a dry run whose folder stays.</summary>
    Rows,

    /// <summary>Rows of faulty records at most: a dry run that is forgotten, and of which the organisation is asked.</summary>
    Keys,

    /// <summary>Of records with which nothing is wrong only how many there are: a dry run that is forgotten.</summary>
    Faults,
}
