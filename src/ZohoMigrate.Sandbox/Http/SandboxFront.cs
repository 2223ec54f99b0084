using System.Globalization;
using Microsoft.AspNetCore.Http;
using ZohoMigrate.Sandbox.Crm.Bulk;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Http;

/// <summary>Sends each request to the endpoint its path belongs to.</summary>
internal sealed class SandboxFront(
    SandboxState state, IReadOnlyDictionary<string, ProductEndpoint> products, TokenEndpoint tokens, InspectionEndpoint inspection, bool hasUploadPort)
{
    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        // The server's own would tell the machine's time, not the simulated Zoho's.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.Date = state.Clock.UtcNow().ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        try
        {
            await RouteAsync(context, stopping);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client went away in the middle of its body or of its answer, or the server stops: there is nobody to answer.
            context.Abort();
        }
        catch (Exception e)
        {
            state.Fail(e);
            throw;
        }
    }

    private Task RouteAsync(HttpContext context, CancellationToken stopping)
    {
        var path = context.Request.Path;
        if (hasUploadPort && (path == BulkRoutes.UploadPath) != (context.Features.Get<UploadPort>() is not null))
            return context.Response.WriteJsonAsync(404, InspectionEndpoint.NoSuchPage);
        // Zoho's own clients put two strokes in front of what they download.
        if (Route.Split(path.Value!) is [var first, ..] && products.GetValueOrDefault(first) is { } product)
            return product.HandleAsync(context, stopping);
        if (path == TokenEndpoint.Path)
            return tokens.HandleAsync(context, stopping);
        return path.StartsWithSegments(InspectionEndpoint.Root, StringComparison.Ordinal, out var page)
            ? inspection.HandleAsync(context, page.Value!)
            : context.Response.WriteJsonAsync(404, InspectionEndpoint.NoSuchPage);
    }
}
