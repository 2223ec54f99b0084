using Microsoft.AspNetCore.Http;

namespace ZohoMigrate.Sandbox.Http;

/// <summary>Sends each request to the endpoint its path belongs to.</summary>
internal sealed class SandboxFront(BooksEndpoint books, TokenEndpoint tokens, InspectionEndpoint inspection, string booksPrefix)
{
    public Task HandleAsync(HttpContext context, CancellationToken stopping)
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
