using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho;

/// <summary>One page of a list, as Zoho answered it.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="HasMore">Whether a page follows; null where Zoho does not say: some lists come without a page context (reference/zoho-books.md §4.0).</param>
public sealed record ListPage(IReadOnlyList<JsonElement> Rows, bool? HasMore)
{
    // Zoho CRM says so of a list without rows.
    private const int NoContent = 204;

    /// <summary>The word by which the next page is asked for; null where that goes by its number.</summary>
    public string? Next { get; private init; }

    /// <summary>All that the page shows, other modules' rows of a list they share too: by these it is full, and by these it goes on.</summary>
    public IReadOnlyList<JsonElement> Shown { get; private init; } = Rows;

    /// <summary>Whether none follows; null where nobody can tell. A list that says nothing ends with a page that is not full.</summary>
    public bool? IsLast(int pageSize) => HasMore is { } more ? !more : Shown.Count < pageSize ? true : null;

    /// <summary>The page of a list below another record: what is known of its rows beforehand stands in them too, and what the organisation named under its own name.</summary>
    /// <param name="known">Field → value: what stands in the path, and what says how others are called.</param>
    /// <param name="module">Whose list.</param>
    public ListPage Below(IReadOnlyDictionary<string, string> known, ModuleSpec module) => known.Count == 0 ? this : this with { Rows = [.. Rows.Select(row => Below(row, known, module))] };

    /// <summary>The same of one record.</summary>
    public static JsonElement Below(JsonElement row, IReadOnlyDictionary<string, string> known, ModuleSpec module)
    {
        var members = JsonObject.Create(row)!;
        foreach (var (field, value) in known)
            members[field] = value;
        foreach (var (field, spec) in module.Fields)
        {
            if (spec.NamedBy is { } name && known.TryGetValue(name, out var shown) && row.TryGetProperty(shown, out var value))
                members[field] = value.ToString();
        }

        return JsonSerializer.SerializeToElement(members);
    }

    /// <summary>The query parameters that ask for a page; the documented default of <c>per_page</c> is not to be relied on.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">Rows a page.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Query(int page, int pageSize) =>
        Asking(new PagesSpec(), "page", page.ToString(CultureInfo.InvariantCulture), pageSize);

    /// <summary>The query parameters that ask for a module's page behind another one.</summary>
    /// <param name="module">Whose list.</param>
    /// <param name="page">From 1.</param>
    /// <param name="before">The page before it; null for the first.</param>
    /// <param name="pageSize">Rows a page.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Query(ModuleSpec module, int page, ListPage? before, int pageSize) =>
        before?.Next is { } next
            ? Asking(module.Pages, module.Pages.NextParameter, next, pageSize)
            : Asking(module.Pages, module.Pages.Number, page.ToString(CultureInfo.InvariantCulture), pageSize);

    /// <summary>The page in a reply, or null where the reply holds no list of the module; of a list that modules share, the module's own rows.</summary>
    public static ListPage? Of(Reply reply, ModuleSpec module)
    {
        if (reply is not { Kind: ReplyKind.Success, Body: { ValueKind: JsonValueKind.Object } body })
            return null;
        if (reply.Status == NoContent)
            return new ListPage([], HasMore: false);
        foreach (var name in module.ListAlso.Prepend(module.List))
        {
            if (body.TryGetProperty(name, out var list) && RowsIn(list, module) is { } rows)
            {
                var shown = rows.Where(row => row.ValueKind == JsonValueKind.Object).ToList();
                var own = shown.SelectMany(row => Own(row, module.Rows)).Select(row => ShownIds.Plain(row, module.Fields));
                var next = module.Pages.Next is { } path && MemberPath.Find(body, path)?.ToString() is { Length: > 0 } word ? word : null;
                // Some lists name the word for the next page, and say nothing else of it (openapi/cliq/v2/departments.yml).
                return new ListPage([.. own], HasMoreAfter(body, module.Pages) ?? (next is null ? null : true)) { Shown = shown, Next = next };
            }
        }

        return null;
    }

    private static IEnumerable<JsonElement>? RowsIn(JsonElement list, ModuleSpec module) => list.ValueKind switch
    {
        JsonValueKind.Array => list.EnumerateArray(),
        JsonValueKind.Object when module.IsSingle => [list],
        _ => null,
    };

    /// <summary>One row as the module names its members; null where it is another module's.</summary>
    public static JsonElement? Named(JsonElement row, ModuleSpec module) => Own(row, module.Rows).Select(own => (JsonElement?)own).FirstOrDefault();

    /// <summary>The row as the module names its members; none where it is another module's.</summary>
    private static IEnumerable<JsonElement> Own(JsonElement row, RowSpec? spec)
    {
        if (spec is null)
            return [row];
        if (!spec.Where.All(Is) || spec.Without.Any(Is))
            return [];
        var named = row.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        foreach (var (own, shown) in spec.Names)
        {
            if (MemberPath.Find(row, shown) is { } value)
                named[own] = value;
        }

        return [JsonSerializer.SerializeToElement(named)];

        bool Is(KeyValuePair<string, string> known) => row.TryGetProperty(known.Key, out var value) && value.ToString() == known.Value;
    }

    /// <summary>Zoho's id in a record or list row, as text; null when there is none.</summary>
    public static string? IdOf(JsonElement row, ModuleSpec module) =>
        module.MadeOf.Count > 0 ? MadeOf(module, field => row.TryGetProperty(field, out var part) ? part.ToString() : null)
        : row.TryGetProperty(module.Id, out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number && id.ToString() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>The id of a record that has none of its own, made of its fields; null where one of them is missing.</summary>
    public static string? MadeOf(ModuleSpec module, Func<string, string?> valueOf)
    {
        var parts = module.MadeOf.Select(valueOf).ToList();
        return parts.Any(string.IsNullOrEmpty) ? null : string.Join('/', parts);
    }

    /// <summary>Whether a page follows this answer; null where it does not say.</summary>
    public static bool? HasMoreAfter(JsonElement body, PagesSpec pages) => MemberPath.Find(body, pages.More) is { ValueKind: JsonValueKind.True or JsonValueKind.False } more
        ? more.ValueKind == JsonValueKind.True
        : null;

    private static IReadOnlyList<KeyValuePair<string, string>> Asking(PagesSpec pages, string? parameter, string page, int pageSize)
    {
        var size = KeyValuePair.Create(pages.Size, pageSize.ToString(CultureInfo.InvariantCulture));
        return parameter is null ? [size] : [new(parameter, page), size];
    }
}
