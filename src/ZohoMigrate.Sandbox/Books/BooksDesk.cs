using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Http;
using ZohoMigrate.Sandbox.Ledger;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>Does what a call asks, in one transaction with the end of its ledger row.</summary>
internal sealed class BooksDesk(SandboxState state, BooksOperations operations, string organizationParameter)
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
                var result = arrival.Fault == Fault.Error500 ? new CallResult(ZohoError.Internal) : Perform(arrival, call);
                reply = arrival.Fault switch
                {
                    Fault.CommitDrop => null,
                    Fault.CommitError500 => ZohoError.Internal,
                    _ => result.Reply,
                };
                state.Arrivals.End(arrival.Sequence, new ArrivalEnd
                {
                    Status = reply?.Status,
                    Code = reply?.Code,
                    Committed = result.Committed,
                    NaturalKey = result.NaturalKey,
                    RecordId = result.RecordId,
                    Email = result.Email,
                });
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

    private bool IsAuthorized(string header) =>
        Schemes.FirstOrDefault(scheme => header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is { } known
        && state.Tokens.IsGood(header[known.Length..].Trim(), state.Clock.Moment());
}
