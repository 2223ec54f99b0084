using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>Does what a call asks of a product, in one transaction with the end of its ledger row.</summary>
internal sealed class ProductDesk(SandboxState state, IProductSide product)
{
    private static readonly string[] Schemes = ["Zoho-oauthtoken ", "Bearer "];

    public IProductSide Product => product;

    /// <summary>The answer, or null where the arrival's fault cuts the connection.</summary>
    public ZohoReply? Answer(Arrival arrival, ApiCall call)
    {
        lock (state.Gate)
        {
            ZohoReply? reply = null;
            state.Database.Transact(() =>
            {
                if (arrival.Fault is Fault.TokenRevoked or Fault.RefreshRevoked)
                    state.Tokens.Revoke(Token(call.Authorization), alsoRefreshing: arrival.Fault == Fault.RefreshRevoked);
                var result = FaultReply.InsteadOfWork(arrival.Strike, product.Refusals) is { } instead ? new CallResult(instead) : Perform(arrival, call);
                reply = FaultReply.AfterWork(arrival.Fault, result.Reply, product.Refusals);
                state.Arrivals.End(arrival.Sequence, new ArrivalEnd
                {
                    Status = reply?.Status,
                    Code = reply?.Code,
                    Committed = result.Committed,
                    Items = result.Items,
                    Module = result.Module,
                    Email = result.Email,
                    Automation = result.Automation,
                }, state.Clock.Moment());
            });
            return reply;
        }
    }

    private CallResult Perform(Arrival arrival, ApiCall call)
    {
        // As it came: what is done late needs no token of that hour.
        if (!state.Tokens.IsGood(Token(call.Authorization), arrival.Moment))
            return new CallResult(product.Refusals.NotAuthorized);
        if (call.Match.Route is null)
            return new CallResult(call.Match.PathExists ? product.Refusals.MethodNotAllowed : product.Refusals.NotFound(arrival.Path));
        return product.WrongOrganization(call) is { } refusal ? new CallResult(refusal) : product.Perform(arrival, call);
    }

    /// <summary>The access token of a header, empty where it has none.</summary>
    private static string Token(string header) =>
        Schemes.FirstOrDefault(scheme => header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is { } known ? header[known.Length..].Trim() : "";
}
