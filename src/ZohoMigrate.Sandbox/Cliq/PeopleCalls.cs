using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>
/// Users, told by their e-mail, and what they are ordered by (openapi/cliq/v2/users.yml, departments.yml, designations.yml). A second team of the same
/// name is refused, which Zoho does not document.
/// </summary>
internal sealed class PeopleCalls(CliqRecords records)
{
    public const string Users = "cliq.users";
    public const string Departments = "cliq.departments";

    /// <summary>Several users in a call, each judged for itself: the status is good whatever became of them.</summary>
    public CallResult Add(ModuleSpec module, ApiCall call, Arrival arrival)
    {
        if (call.ReadBody()?["users"] is not JsonArray { Count: > 0 } users || users.Any(user => user is not JsonObject))
            return new CallResult(CliqReply.Invalid("param_missing", "The parameter users is missing."));
        var (taken, refused, items) = (new JsonArray(), new JsonObject(), new List<ArrivalItem>());
        foreach (var (place, user) in users.Select(user => user!.AsObject()).Index())
        {
            var address = user["email_id"]?.ToString() ?? "";
            if (Fault(module, user, address) is { } fault)
            {
                refused[address] = fault;
                items.Add(new ArrivalItem { NaturalKey = address.ToUpperInvariant() });
                continue;
            }

            taken.Add(address);
            items.Add(records.Add(module, arrival with { Sequence = arrival.Sequence }, address, Complete(user, arrival, place)));
        }

        return new CallResult(CliqReply.Ok(new JsonObject { ["data"] = new JsonObject { ["success_users"] = taken, ["failed_users"] = refused } })) { Items = items };
    }

    /// <summary>A department, a designation or a team.</summary>
    public CallResult AddGroup(ModuleSpec module, ApiCall call, Arrival arrival)
    {
        var word = module.Module["cliq.".Length..^1];
        if (call.ReadBody() is not { } sent)
            return new CallResult(CliqReply.Invalid("invalid_inputs", "The body is no JSON object."));
        if (CliqRules.Check(module, sent, []) is { } refusal)
            return new CallResult(refusal);
        if (records.IsTaken(module, sent))
            return new CallResult(word == "team" ? CliqReply.Refused(409, "A team with this name already exists.") : CliqReply.Coded(400, $"{word}_already_exist", $"The {word} already exists."));
        var json = sent.DeepClone().AsObject();
        json[module.Id] = Number(arrival, 0);
        if (module.Probe.CreatedField is { } created)
            json[created] = ZohoTime.WriteIso(records.Now);
        var item = records.Add(module, arrival, json[module.Id]!.ToString(), json);
        return CallResult.Of(CliqReply.Ok(new JsonObject { ["data"] = json.DeepClone() }), item);
    }

    private string? Fault(ModuleSpec module, JsonObject user, string address)
    {
        if (!address.Contains('@', StringComparison.Ordinal) || CliqRules.Check(module, user, []) is not null)
            return "Invalid email address or user details.";
        return records.IsTaken(module, user) ? "The user already exists in the organization." : null;
    }

    private static JsonObject Complete(JsonObject user, Arrival arrival, int place)
    {
        var json = user.DeepClone().AsObject();
        json["id"] = Number(arrival, place);
        json["status"] = "pending";
        return json;
    }

    private static string Number(Arrival arrival, int place) => string.Create(CultureInfo.InvariantCulture, $"{arrival.Sequence:D6}{place:D3}");
}
