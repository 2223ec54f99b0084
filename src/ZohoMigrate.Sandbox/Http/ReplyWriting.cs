using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Http;

/// <summary>Writes an answer, or lets it be waited for.</summary>
internal static class ReplyWriting
{
    private const string Json = "application/json;charset=UTF-8";

    /// <summary>No client waits longer for an answer that does not come.</summary>
    private static readonly TimeSpan LongestHang = TimeSpan.FromMinutes(10);

    /// <summary>Says nothing until the client has gone, or the server ends.</summary>
    public static async Task UntilGoneAsync(this HttpContext context, CancellationToken stopping)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
#pragma warning disable RS0030 // clients give up in real time, whatever clock the sandbox goes by
        await Task.Delay(LongestHang, TimeProvider.System, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
#pragma warning restore RS0030
    }

    public static Task WriteJsonAsync(this HttpResponse response, int status, string json)
    {
        response.StatusCode = status;
        response.ContentType = Json;
        return response.WriteAsync(json, response.HttpContext.RequestAborted);
    }

    public static async Task WriteAsync(this HttpResponse response, ZohoReply reply)
    {
        response.StatusCode = reply.Status;
        if (reply.Status == StatusCodes.Status204NoContent)
            return;
        var body = reply.File ?? Encoding.UTF8.GetBytes(reply.Text);
        response.ContentType = reply.File is not null ? "application/octet-stream" : reply.IsHtml ? "text/html;charset=UTF-8" : Json;
        if (reply.File is not null)
            response.Headers.ContentDisposition = $"attachment;filename*=UTF-8''{Uri.EscapeDataString(reply.FileName)}";
        response.ContentLength = body.Length;
        if (reply.RetryAfter > TimeSpan.Zero)
            response.Headers.RetryAfter = ((long)Math.Ceiling(reply.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        // Less than was announced: the server closes the connection over it.
        await response.Body.WriteAsync(reply.IsTruncated ? body.AsMemory(0, body.Length / 2) : body, response.HttpContext.RequestAborted);
    }
}
