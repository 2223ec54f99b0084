using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Http;
using ZohoMigrate.Sandbox.Ledger;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>Does what a call asks, in one transaction with the end of its ledger row.</summary>
internal sealed class BooksDesk(SandboxState state, BooksOperations operations, string organizationParameter, int perDay)
{
    private static readonly string[] Schemes = ["Zoho-oauthtoken ", "Bearer "];

    /// <summary>The answer, or null where the arrival's fault cuts the connection.</summary>
    public ZohoReply? Answer(Arrival arrival, BooksCall call)
    {
        lock (state.Gate)
        {
            ZohoReply? reply = null;
            state.Database.Transact(() =>
            {
                if (arrival.Fault is Fault.TokenRevoked or Fault.RefreshRevoked)
                    state.Tokens.Revoke(Token(call.Authorization), alsoRefreshing: arrival.Fault == Fault.RefreshRevoked);
                var result = FaultReply.InsteadOfWork(arrival.Strike, perDay) is { } instead ? new CallResult(instead) : Perform(arrival, call);
                reply = FaultReply.AfterWork(arrival.Fault, result.Reply);
                state.Arrivals.End(arrival.Sequence, new ArrivalEnd
                {
                    Status = reply?.Status,
                    Code = reply?.Code,
                    Committed = result.Committed,
                    NaturalKey = result.NaturalKey,
                    RecordId = result.RecordId,
                    Email = result.Email,
                }, state.Clock.Moment());
            });
            return reply;
        }
    }

    private CallResult Perform(Arrival arrival, BooksCall call)
    {
        if (!IsAuthorized(call.Authorization))
            return new CallResult(ZohoError.NotAuthorized);
        if (call.Match.Route is not { } route)
            return new CallResult(call.Match.PathExists ? ZohoError.MethodNotAllowed : ZohoError.NotFoundUrl);
        var organization = call.Query[organizationParameter].ToString();
        return route.Operation.OrganizationParameter && organization != state.OrganizationId
            ? new CallResult(ZohoError.WrongOrganization(organization))
            : operations.Perform(arrival, call);
    }

    private bool IsAuthorized(string header) => state.Tokens.IsGood(Token(header), state.Clock.Moment());

    /// <summary>The access token of a header, empty where it has none.</summary>
    private static string Token(string header) =>
        Schemes.FirstOrDefault(scheme => header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is { } known ? header[known.Length..].Trim() : "";
}
