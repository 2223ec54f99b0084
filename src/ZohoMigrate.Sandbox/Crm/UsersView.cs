using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>The organisation's users as <c>GET /users</c> tells them: there is one, whose token it is.</summary>
internal static class UsersView
{
    private static readonly string[] Types =
    [
        "AllUsers", "ActiveUsers", "DeactiveUsers", "ConfirmedUsers", "NotConfirmedUsers", "DeletedUsers", "ActiveConfirmedUsers", "AdminUsers", "ActiveConfirmedAdmins", "CurrentUser",
    ];

    // Of these he is none.
    private static readonly string[] Others = ["DeactiveUsers", "NotConfirmedUsers", "DeletedUsers"];

    /// <param name="organizationId">The organisation's.</param>
    /// <param name="type">Which users are asked for; empty for all.</param>
    public static ZohoReply Of(string organizationId, string type)
    {
        if (type.Length > 0 && !Types.Contains(type, StringComparer.Ordinal))
            return CrmReply.Invalid("type");
        return Others.Contains(type, StringComparer.Ordinal)
            ? CrmReply.Nothing
            : CrmReply.Found(new JsonObject { ["users"] = new JsonArray(One(organizationId)), ["info"] = new JsonObject { ["per_page"] = 200, ["count"] = 1, ["page"] = 1, ["more_records"] = false } });
    }

    private static JsonObject One(string organizationId)
    {
        var user = CrmNames.User(organizationId);
        return new JsonObject
        {
            ["id"] = user["id"]!.DeepClone(),
            ["full_name"] = user["name"]!.DeepClone(),
            ["first_name"] = "Sandbox",
            ["last_name"] = "User",
            ["email"] = "user@sandbox.example",
            ["status"] = "active",
            ["confirm"] = true,
            ["zuid"] = organizationId,
            ["time_zone"] = "Asia/Kolkata",
            ["language"] = "en_US",
            ["locale"] = "en_US",
            ["country_locale"] = "en_US",
            ["type__s"] = "Regular User",
            ["profile"] = new JsonObject { ["name"] = "Administrator", ["id"] = $"{organizationId[..7]}000000000002" },
            ["role"] = new JsonObject { ["name"] = "CEO", ["id"] = $"{organizationId[..7]}000000000003" },
        };
    }
}
