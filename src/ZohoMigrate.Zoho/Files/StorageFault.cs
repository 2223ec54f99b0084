namespace ZohoMigrate.Zoho.Files;

/// <summary>What is wrong with a disk or a folder on it. A person can mend each of them; none says anything about the program or its records.</summary>
public enum StorageFault
{
    /// <summary>No space is left on the disk, or the user's share of it is used up.</summary>
    Full,

    /// <summary>The folder, or its whole disk, takes no writes of this user.</summary>
    ReadOnly,

    /// <summary>The file was moved or deleted while it was in use.</summary>
    Gone,

    /// <summary>It cannot be opened: the folder is not there, or it or the file is not this user's.</summary>
    Closed,

    /// <summary>Another program has it open.</summary>
    Busy,

    /// <summary>What stands in it is not what was written.</summary>
    Damaged,

    /// <summary>The disk reports errors.</summary>
    Failing,
}
