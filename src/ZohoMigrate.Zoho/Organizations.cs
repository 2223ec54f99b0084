using System.Globalization;
using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho;

/// <summary>Reads <c>GET /organizations</c>: which organisations there are, and what ours may do in a day.</summary>
public sealed class Organizations
{
    private readonly ZohoClient _client;
    private readonly ProductSpec _product;
    private readonly string _organization;
    private readonly LaneOptions? _user;
    private readonly LaneSet _lanes;
    private readonly ReachedOrganizations _reached;

    internal Organizations(ZohoClient client, ProductSpec product, string organization, LaneOptions? user, LaneSet lanes, ReachedOrganizations reached)
    {
        _client = client;
        _product = product;
        _organization = organization;
        _user = user;
        _lanes = lanes;
        _reached = reached;
    }

    /// <summary>Asks Zoho; when our organisation's plan is known and the user has not said otherwise, sets the lane's day budget.</summary>
    /// <param name="requestId">The request's id in the checkpoint.</param>
    /// <param name="stopping">Ends the waiting, as in <see cref="ZohoClient.SendAsync"/>.</param>
    public async Task<OrganizationsReply> ReadAsync(long requestId, CancellationToken stopping)
    {
        var operation = _product.Cheapest;
        var reply = await _client.SendAsync(new ApiRequest(requestId, operation) { Purpose = RequestPurpose.Read }, stopping);
        var all = reply.Body is not { } body ? [] : _product.ListsOrganizations ? List(body) : [OfToken];
        var ours = all.Find(organization => organization.Id == _organization);
        // Beside a product whose calls name an organisation, another may know it by a number of its own; a token that reaches one only reaches that.
        var reached = ours ?? (_product.OrganizationParameter.Length == 0 && all is [var only] ? only : null);
        if (reached is not null)
        {
            _reached.Reach(_product.Product, reached);
            await LimitAsync(reached, operation.Cost.Keys);
        }

        return new OrganizationsReply(reply, all, ours);
    }

    // What a plan allows is counted by the day, and where requests are, at once.
    private async Task LimitAsync(Organization reached, IEnumerable<string> lanes)
    {
        foreach (var lane in lanes)
        {
            var (spec, open) = (_product.Lanes[lane], _lanes[$"{_product.Product}.{lane}"]);
            if (reached.PerDay is { } perDay && spec.PerDay is not null && _user?.PerDay is null)
                await open.LimitDayAsync(perDay);
            if (reached.Concurrency is { } most && spec.Concurrency is not null && _user?.Concurrency is null)
                open.LimitConcurrency(most);
        }
    }

    // Where no call says which organisations there are, the token's own is the only one it can reach.
    private Organization OfToken => new(_organization, _product.Title, null);

    private List<Organization> List(JsonElement body) =>
        body.TryGetProperty(_product.Organizations.List, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).Select(One)]
            : [];

    private Organization One(JsonElement entry)
    {
        var shown = _product.Organizations;
        int? users = shown.Users is { } path && int.TryParse(Text(entry, path), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
        var plan = PlanOf(Text(entry, shown.Plan));
        return new(Text(entry, shown.Id), Text(entry, shown.Name), plan?.Of(users))
        {
            Concurrency = plan?.Concurrency,
            Currency = Text(entry, shown.Currency),
            IsActive = shown.Active is not { } active || MemberPath.Find(entry, active) is not { ValueKind: JsonValueKind.False },
        };
    }

    /// <summary>The plan as a word of its name: "Zoho Books - Premium (India)" is Premium.</summary>
    private PlanSpec? PlanOf(string plan)
    {
        var words = plan.Split([.. plan.Where(letter => !char.IsLetterOrDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            if (_product.Plans.TryGetValue(word, out var allowed))
                return allowed;
        }

        return null;
    }

    private static string Text(JsonElement entry, string path) => MemberPath.Find(entry, path) is { } value ? PlainText.Of(value.ToString()) : "";
}
