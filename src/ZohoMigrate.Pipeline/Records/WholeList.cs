using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>Reads a module's list from its first page to its last, and says so when it cannot tell that it has seen all of it.</summary>
internal sealed class WholeList(ZohoClient client, ZohoCatalogue catalogue, Func<long> nextRequestId, RequestPurpose purpose, RunStop stop)
{
    /// <param name="module">Whose list.</param>
    /// <param name="take">Is given every row that has an id, once.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    /// <returns>Null when it was read whole; otherwise why it was not. When the run is stopped, see there.</returns>
    public async Task<string?> ReadAsync(ModuleSpec module, Action<string, JsonElement> take, CancellationToken stopping)
    {
        if (!module.IsListed)
            return "there is none";
        if (module.ListAll.InPath is [var below, ..])
            return $"there is one list for each {below}, and none of them all";
        var pageSize = catalogue.Product(module.Product).PageSize;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        ListPage? before = null;
        for (var number = 1; ; number++)
        {
            var reply = await client.SendAsync(Request(module, ListPage.Query(module, number, before, pageSize)), stopping);
            if (RunStopping.Consider(reply, stop))
                return reply.Message;
            if (ListPage.Of(reply, module) is not { } page)
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

            if (page.IsLast(pageSize) == true)
                return null;
            if (page.HasMore is null)
                return "Zoho does not say whether more pages follow";
            if (page.Shown.Count == 0)
                return $"page {number} is empty, and Zoho says that more follow";
            before = page;
        }
    }

    // Oldest first where that can be asked for: what is made meanwhile comes last.
    private ApiRequest Request(ModuleSpec module, IReadOnlyList<KeyValuePair<string, string>> page) => new(nextRequestId(), module.ListAll)
    {
        Purpose = purpose,
        Query = module.Probe.SortColumn is { } column
            ? [new(module.Pages.SortColumn, column), new(module.Pages.SortOrder, module.Pages.Ascending), .. page]
            : page,
    };
}
