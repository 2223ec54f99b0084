using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>One page of a list that goes on by token; some say besides whether it does (openapi/cliq/v2/channels.yml, departments.yml).</summary>
internal static class CliqPage
{
    private const int Most = 100;

    public static ZohoReply Of(string list, IEnumerable<JsonObject> rows, IQueryCollection query, bool saysMore = true)
    {
        var limit = Number(query, "limit", NumberStyles.None) ?? Most;
        if (limit is < 1 or > Most)
            return CliqReply.Invalid("input_pattern_mismatch", "The parameter limit is not as it should be.");
        var from = query.ContainsKey("next_token") ? Number(query, "next_token", NumberStyles.HexNumber) : 0;
        if (from is not { } offset)
            return CliqReply.Invalid("input_pattern_mismatch", "The parameter next_token is not as it should be.");
        var shown = rows.Skip(offset).Take(limit + 1).ToList();
        var page = new JsonObject { [list] = new JsonArray([.. shown.Take(limit).Select(row => row.DeepClone())]) };
        if (saysMore)
            page["has_more"] = shown.Count > limit;
        if (shown.Count > limit)
            page["next_token"] = (offset + limit).ToString("x8", CultureInfo.InvariantCulture);
        return CliqReply.Ok(page);
    }

    private static int? Number(IQueryCollection query, string name, NumberStyles style) =>
        int.TryParse(query[name], style, CultureInfo.InvariantCulture, out var number) ? number : null;
}
