using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Limits;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>All in which one product of Zoho differs from another: its calls, its limits and its words.</summary>
internal interface IProductSide
{
    /// <summary>"books".</summary>
    string Name { get; }

    RouteTable Routes { get; }

    IRefusals Refusals { get; }

    IArrivalLimits Limits { get; }

    /// <summary>Whether what a call costs stands in its body, which is then read before the call counts as arrived.</summary>
    bool PaysByBody { get; }

    /// <summary>What a call costs.</summary>
    ArrivalCost CostOf(RouteMatch match, ApiCall? call);

    /// <summary>Zoho's refusal of a call that names another organisation than the token's; null where it may go on.</summary>
    ZohoReply? WrongOrganization(ApiCall call);

    /// <summary>Does what an authorised call of the product asks. The caller holds the sandbox's lock and a transaction.</summary>
    CallResult Perform(Arrival arrival, ApiCall call);
}
