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

    internal Organizations(ZohoClient client, ProductSpec product, string organization, LaneOptions? user, LaneSet lanes)
    {
        _client = client;
        _product = product;
        _organization = organization;
        _user = user;
        _lanes = lanes;
    }

    /// <summary>Asks Zoho; when our organisation's plan is known and the user has not said otherwise, sets the lane's day budget.</summary>
    /// <param name="requestId">The request's id in the checkpoint.</param>
    /// <param name="stopping">Ends the waiting, as in <see cref="ZohoClient.SendAsync"/>.</param>
    public async Task<OrganizationsReply> ReadAsync(long requestId, CancellationToken stopping)
    {
        var operation = _product.Operations["organizations"];
        var reply = await _client.SendAsync(new ApiRequest(requestId, operation) { Purpose = RequestPurpose.Read }, stopping);
        var all = reply.Body is { } body ? List(body) : [];
        var ours = all.Find(organization => organization.Id == _organization);
        if (ours?.PerDay is { } perDay && _user?.PerDay is null)
        {
            foreach (var lane in operation.Cost.Keys)
                await _lanes[$"{_product.Product}.{lane}"].LimitDayAsync(perDay);
        }

        return new OrganizationsReply(reply, all, ours);
    }

    private List<Organization> List(JsonElement body) =>
        body.TryGetProperty("organizations", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).Select(One)]
            : [];

    private Organization One(JsonElement entry) =>
        new(Text(entry, "organization_id"), Text(entry, "name"), PerDayOf(Text(entry, "plan_name")))
        {
            Currency = Text(entry, "currency_code"),
            IsActive = !(entry.TryGetProperty("is_org_active", out var active) && active.ValueKind == JsonValueKind.False),
        };

    /// <summary>The plan as a word of its name: "Zoho Books - Premium (India)" is Premium.</summary>
    private int? PerDayOf(string plan)
    {
        var words = plan.Split([.. plan.Where(letter => !char.IsLetterOrDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            if (_product.Plans.TryGetValue(word, out var perDay))
                return perDay;
        }

        return null;
    }

    private static string Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) ? PlainText.Of(value.ToString()) : "";
}
