using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>One page of a list call. Filters and sort columns that Zoho does not know are passed over in silence (reference/zoho-books.md §1.2).</summary>
internal static class ListPage
{
    private const string CreatedTime = "created_time";
    private static readonly string[] CommonFilters = ["customer_id", "vendor_id", "reference_number", "date", "amount", "payment_mode"];

    /// <param name="module">Whose list it is.</param>
    /// <param name="shelves">The records that stand in it, the module's own among them.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="mostPerPage">Rows a page has at most.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="hidden">A field that no row shows; empty for none.</param>
    public static ZohoReply Of(ModuleSpec module, IEnumerable<Shelf> shelves, IQueryCollection query, int mostPerPage, long moment, string hidden)
    {
        var page = Number(query, "page") is > 0 and var asked ? asked : 1;
        var perPage = Number(query, "per_page") is > 0 and var size ? Math.Min(size, mostPerPage) : mostPerPage;
        var column = SortColumn(module, query);
        var descending = column is not null && query["sort_order"] == "D";
        var rows = shelves.SelectMany(shelf => Sorted(Filtered(shelf, query, moment), column ?? CreatedTime, descending).Select(record => (shelf.Module, record.Json)))
            .Skip((int)Math.Min((page - 1L) * perPage, int.MaxValue)).Take(perPage + 1).ToList();
        var content = new JsonArray([.. rows.Take(perPage).Select(row => RecordView.Summary(row.Module, row.Json, hidden))]);
        var context = new JsonObject
        {
            ["page"] = page,
            ["per_page"] = perPage,
            ["has_more_page"] = rows.Count > perPage,
            ["report_name"] = module.Title,
            ["sort_column"] = column ?? CreatedTime,
            ["sort_order"] = descending ? "D" : "A",
        };
        return ZohoReply.Page(module.List, content, context);
    }

    private static IEnumerable<StoredRecord> Filtered(Shelf shelf, IQueryCollection query, long moment)
    {
        var module = shelf.Module;
        var filters = module.NaturalKey.Concat(CommonFilters.Where(module.Fields.ContainsKey)).Where(query.ContainsKey)
            .Select(field => (Field: field, Value: query[field].ToString())).ToList();
        return shelf.Records.Where(record => record.Visible <= moment
            && filters.TrueForAll(filter => Fits(record.Json[filter.Field], filter.Value)));
    }

    private static bool Fits(JsonNode? value, string asked) =>
        value?.ToString() == asked
        || (value is not null && FieldRule.Number(value) is { } number
            && decimal.TryParse(asked, NumberStyles.Number, CultureInfo.InvariantCulture, out var wanted) && number == wanted);

    /// <summary>The column asked for, or null where the module cannot be sorted by it: then the oldest come first, whatever the order asked.</summary>
    private static string? SortColumn(ModuleSpec module, IQueryCollection query)
    {
        var asked = query["sort_column"].ToString();
        return asked.Length > 0 && (asked == module.Probe.SortColumn || module.NaturalKey.Contains(asked, StringComparer.Ordinal)) ? asked : null;
    }

    private static IEnumerable<StoredRecord> Sorted(IEnumerable<StoredRecord> records, string column, bool descending)
    {
        // The times have whole seconds; the order of arrival, which the shelf keeps, tells apart what they cannot.
        if (column == CreatedTime)
            return descending ? records.Reverse() : records;
        return descending
            ? records.OrderByDescending(record => record.Json[column]?.ToString(), StringComparer.OrdinalIgnoreCase)
            : records.OrderBy(record => record.Json[column]?.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    private static int? Number(IQueryCollection query, string name) =>
        int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
