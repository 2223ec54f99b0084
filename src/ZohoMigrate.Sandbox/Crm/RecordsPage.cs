using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>One page of a list: the fields that are asked for, by number up to 2 000 records and then by token (reference/zoho-crm.md §9).</summary>
internal static class RecordsPage
{
    private const int MostFields = 50;
    private const int MostByNumber = 2000;
    private static readonly string[] SortFields = ["id", "Created_Time", "Modified_Time"];

    /// <param name="shelf">The module's records.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="mostPerPage">Rows a page has at most.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="hidden">A field that no row shows; empty for none.</param>
    public static ZohoReply Of(Shelf shelf, IQueryCollection query, int mostPerPage, long moment, string hidden)
    {
        var fields = query["fields"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length == 0)
            return CrmReply.Missing("fields");
        if (fields.Length > MostFields)
            return CrmReply.Flat(400, "LIMIT_EXCEEDED", "maximum number of fields exceeded", new JsonObject { ["param_name"] = "fields", ["limit"] = MostFields });
        var perPage = Number(query, "per_page", mostPerPage);
        if (perPage < 1 || perPage > mostPerPage)
            return CrmReply.Invalid("per_page");
        var sortBy = query["sort_by"].ToString() is { Length: > 0 } asked ? asked : SortFields[0];
        if (!SortFields.Contains(sortBy, StringComparer.Ordinal))
            return CrmReply.Invalid("sort_by");
        if (Offset(query, perPage) is not { } offset)
            return CrmReply.Invalid(query.ContainsKey("page_token") ? "page_token" : "page");
        if (offset + perPage > MostByNumber && !query.ContainsKey("page_token"))
            return CrmReply.Flat(400, "DISCRETE_PAGINATION_LIMIT_EXCEEDED", "records beyond 2000 are read with page_token", new JsonObject { ["limit"] = MostByNumber });
        var descending = query["sort_order"].ToString() is "" or "desc";
        return Page(Sorted(shelf, query, sortBy, descending, moment), offset, perPage, row => Row(row.Json, fields, hidden), new JsonObject { ["sort_by"] = sortBy, ["sort_order"] = descending ? "desc" : "asc" });
    }

    private static ZohoReply Page(IEnumerable<StoredRecord> records, int offset, int perPage, Func<StoredRecord, JsonNode> row, JsonObject info)
    {
        var rows = records.Skip(offset).Take(perPage + 1).ToList();
        if (rows.Count == 0)
            return CrmReply.Nothing;
        var more = rows.Count > perPage;
        info["per_page"] = perPage;
        info["count"] = Math.Min(rows.Count, perPage);
        info["page"] = (offset / perPage) + 1;
        info["more_records"] = more;
        info["next_page_token"] = more ? Token(offset + perPage) : null;
        return CrmReply.Found(new JsonObject { ["data"] = new JsonArray([.. rows.Take(perPage).Select(row)]), ["info"] = info });
    }

    private static IEnumerable<StoredRecord> Sorted(Shelf shelf, IQueryCollection query, string sortBy, bool descending, long moment)
    {
        var ids = query["ids"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var seen = shelf.Records.Where(record => record.Visible <= moment && (ids.Length == 0 || ids.Contains(record.Id, StringComparer.Ordinal)));
        // The times have whole seconds; the order of creation, which the shelf keeps, tells apart what they cannot.
        if (sortBy == "Modified_Time")
            seen = seen.OrderBy(record => record.Json[sortBy]!.ToString(), StringComparer.Ordinal);
        return descending ? seen.Reverse() : seen;
    }

    private static JsonObject Row(JsonObject record, IEnumerable<string> fields, string hidden)
    {
        var row = new JsonObject { ["id"] = record["id"]!.DeepClone() };
        foreach (var field in fields.Where(field => field != hidden))
            row[field] = record[field]?.DeepClone();
        return row;
    }

    private static int? Offset(IQueryCollection query, int perPage)
    {
        if (query.ContainsKey("page_token"))
            return int.TryParse(query["page_token"].ToString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var offset) && offset >= 0 ? offset : null;
        return Number(query, "page", 1) is > 0 and < 1_000_000 and var page ? (page - 1) * perPage : null;
    }

    private static string Token(int offset) => offset.ToString("x8", CultureInfo.InvariantCulture);

    private static int Number(IQueryCollection query, string name, int otherwise) =>
        !query.ContainsKey(name) ? otherwise : int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
