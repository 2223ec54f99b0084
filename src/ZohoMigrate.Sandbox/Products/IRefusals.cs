using ZohoMigrate.Sandbox.Limits;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>How a product says no to a call as a whole.</summary>
internal interface IRefusals
{
    /// <summary>There is no such call.</summary>
    ZohoReply NotFound(string path);

    ZohoReply MethodNotAllowed { get; }

    /// <summary>No access token, or one that was never good.</summary>
    ZohoReply NotAuthorized { get; }

    /// <summary>An access token that was good and is no more.</summary>
    ZohoReply DeadToken { get; }

    ZohoReply Internal { get; }

    /// <summary>A limit was broken.</summary>
    ZohoReply Limit(LimitRefusal refusal);

    /// <summary>The organisation is locked.</summary>
    ZohoReply Locked(TimeSpan left);
}
