namespace ZohoMigrate.Testing.Zoho;

/// <summary>Where a connection is cut.</summary>
public enum WireDrop
{
    None,

    /// <summary>The request's head was read, its body not.</summary>
    AfterHead,

    /// <summary>The whole request was read, nothing answered; closed in good order.</summary>
    AfterRequest,

    /// <summary>As <see cref="AfterRequest"/>, with a reset.</summary>
    Reset,

    /// <summary>Within the answer's status line.</summary>
    InStatusLine,

    /// <summary>Within the answer's headers.</summary>
    InHeaders,

    /// <summary>Within the answer's body.</summary>
    InBody,

    /// <summary>Never: the connection stays open and silent.</summary>
    Silence,
}
