using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Http;

/// <summary>The sandbox's own pages for whoever checks a run: outside limits and ledger.</summary>
internal sealed class InspectionEndpoint(SandboxState state, SummaryQuery summary, TrialBalance balance)
{
    public const string Root = "/_sandbox";

    /// <summary>Of a path that is nobody's.</summary>
    public const string NoSuchPage = """{"code":5,"message":"Invalid URL Passed"}""";

    public Task HandleAsync(HttpContext context, string page)
    {
        if (page == "/summary")
            return context.Response.WriteJsonAsync(200, JsonText.Write(summary.Read()));
        if (page == "/trial-balance")
            return context.Response.WriteJsonAsync(200, JsonText.Write(balance.Read()));
        return page.StartsWith("/records/", StringComparison.Ordinal) && Records(page["/records/".Length..]) is { } records
            ? context.Response.WriteJsonAsync(200, records)
            : context.Response.WriteJsonAsync(404, NoSuchPage);
    }

    /// <summary>Every record of a module as it is kept, lagging ones too; null where there is no such module.</summary>
    private string? Records(string module)
    {
        lock (state.Gate)
        {
            return state.Records.FindShelf(module) is { } shelf
                ? JsonText.Write(new JsonArray([.. shelf.Records.Select(record => record.Json.DeepClone())]))
                : null;
        }
    }
}
