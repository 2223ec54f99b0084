using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>Reads a module's list from its first page to its last, and says so when it cannot tell that it has seen all of it.</summary>
internal sealed class WholeList(ZohoClient client, ZohoCatalogue catalogue, Func<long> nextRequestId, RequestPurpose purpose, RunStop stop)
{
    /// <summary>Whether the run goes on without a list that Zoho refuses or fails to give.</summary>
    public bool IsAside { get; init; }

    /// <param name="module">Whose list.</param>
    /// <param name="take">Is given every row that has an id, once.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    /// <returns>Null when it was read whole; otherwise why it was not. When the run is stopped, see there.</returns>
    public async Task<string?> ReadAsync(ModuleSpec module, Action<string, JsonElement> take, CancellationToken stopping)
    {
        if (!module.IsListed)
            return "there is none";
        if (module.ListAll.InPath is not [var below, ..])
            return await ReadAsync(module, new Dictionary<string, string>(), take, stopping);
        if (!module.OnlyLookedUp)
            return $"there is one list for each {below}, and none of them all";

        var (above, known) = (catalogue.Module(module.Fields[below].References!), new List<Dictionary<string, string>>());
        if (await ReadAsync(above, (id, row) => known.Add(Known(module, above, below, id, row)), stopping) is { } unread)
            return unread;
        foreach (var one in known)
        {
            if (await ReadAsync(module, one, take, stopping) is { } why)
                return why;
        }

        return null;
    }

    // What a record above says of those below it: its id, and what they have of it under the same name.
    private static Dictionary<string, string> Known(ModuleSpec module, ModuleSpec above, string below, string id, JsonElement row)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal) { [below] = id };
        foreach (var field in above.Fields.Keys.Where(field => module.Fields.ContainsKey(field) && row.TryGetProperty(field, out _)))
            known[field] = row.GetProperty(field).ToString();
        return known;
    }

    private async Task<string?> ReadAsync(ModuleSpec module, IReadOnlyDictionary<string, string> known, Action<string, JsonElement> take, CancellationToken stopping)
    {
        var pageSize = catalogue.Product(module.Product).PageSize;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        ListPage? before = null;
        for (var number = 1; ; number++)
        {
            var reply = await client.SendAsync(Request(module, known, ListPage.Query(module, number, before, pageSize)), stopping);
            if (IsAside ? RunStopping.ConsiderAside(reply, stop) : RunStopping.Consider(reply, stop))
                return reply.Message;
            if (ListPage.Of(reply, module)?.Below(known, module) is not { } page)
                return $"Zoho did not answer with a list: {reply.Message}";
            foreach (var row in page.Rows)
            {
                if (ListPage.IdOf(row, module) is not { } id)
                    return $"page {number} has a row without an id";
                // A filter or page number that Zoho does not know is passed over in silence (reference/zoho-books.md §1.2).
                if (!seen.Add(id))
                    return $"page {number} shows again what an earlier page showed: the list changed while it was read, or is not given page by page";
                take(id, row);
            }

            if (module.ListedWhole || page.IsLast(pageSize) == true)
                return null;
            if (page.HasMore is null)
                return "Zoho does not say whether more pages follow";
            if (page.Shown.Count == 0)
                return $"page {number} is empty, and Zoho says that more follow";
            before = page;
        }
    }

    // Oldest first where that can be asked for: what is made meanwhile comes last.
    private ApiRequest Request(ModuleSpec module, IReadOnlyDictionary<string, string> known, IReadOnlyList<KeyValuePair<string, string>> page) => new(nextRequestId(), module.ListAll)
    {
        InPath = known,
        Purpose = purpose,
        Query = module.Probe.SortColumn is { } column
            ? [new(module.Pages.SortColumn, column), new(module.Pages.SortOrder, module.Pages.Ascending), .. page]
            : page,
    };
}
