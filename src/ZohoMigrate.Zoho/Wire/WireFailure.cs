namespace ZohoMigrate.Zoho.Wire;

/// <summary>What went wrong below HTTP.</summary>
internal enum WireFailure
{
    None,

    /// <summary>There was no connection (name, TCP, TLS): not one byte of the request left.</summary>
    NotSent,

    /// <summary>The connection broke after bytes may have left.</summary>
    Broken,

    /// <summary>The attempt's time was over.</summary>
    TimedOut,

    /// <summary>More bytes came than any answer of Zoho has.</summary>
    TooLong,

    /// <summary>A file could not be read to its end: the request broke off before its last byte, on our side.</summary>
    FileUnread,
}
