using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>The file in a form that was sent.</summary>
internal static class UploadedFile
{
    private const string Form = "multipart/form-data";
    private const string Field = "file";

    /// <summary>The content of the form's field <c>file</c>; null where the body is no such form, or has none.</summary>
    public static async Task<byte[]?> ReadAsync(string? contentType, Stream body, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return null;
        }

        try
        {
            var parts = new MultipartReader(boundary, body);
            while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                if (part.AsFileSection() is not { Name: Field, FileStream: { } content })
                    continue;
                using var file = new MemoryStream();
                await content.CopyToAsync(file, cancellationToken);
                return file.ToArray();
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // The form breaks off, or is none: as good as not sent.
        }

        return null;
    }
}
