using Microsoft.AspNetCore.Http;

namespace ZohoMigrate.Sandbox.Http;

/// <summary>Writes an answer.</summary>
internal static class JsonResponse
{
    public static Task WriteJsonAsync(this HttpResponse response, int status, string json)
    {
        response.StatusCode = status;
        response.ContentType = "application/json;charset=UTF-8";
        return response.WriteAsync(json, response.HttpContext.RequestAborted);
    }
}
