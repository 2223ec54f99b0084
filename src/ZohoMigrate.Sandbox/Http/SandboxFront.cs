using Microsoft.AspNetCore.Http;

namespace ZohoMigrate.Sandbox.Http;

/// <summary>Sends each request to the endpoint its path belongs to.</summary>
internal sealed class SandboxFront(BooksEndpoint books, TokenEndpoint tokens, InspectionEndpoint inspection, string booksPrefix)
{
    private Exception? _bug;

    /// <summary>A fault of the sandbox's own, which makes everything it has seen doubtful; null as it should be.</summary>
    public Exception? Bug => _bug;

    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        try
        {
            await RouteAsync(context, stopping);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            Interlocked.CompareExchange(ref _bug, e, comparand: null);
            throw;
        }
    }

    private Task RouteAsync(HttpContext context, CancellationToken stopping)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments(booksPrefix, StringComparison.Ordinal))
            return books.HandleAsync(context, stopping);
        if (path == TokenEndpoint.Path)
            return tokens.HandleAsync(context);
        return path.StartsWithSegments(InspectionEndpoint.Root, StringComparison.Ordinal, out var page)
            ? inspection.HandleAsync(context, page.Value!)
            : context.Response.WriteJsonAsync(ZohoError.NotFoundUrl.Status, ZohoError.NotFoundUrl.Text);
    }
}
