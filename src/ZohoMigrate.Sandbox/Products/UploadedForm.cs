using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>A form that was sent.</summary>
internal sealed record UploadedForm
{
    private const string Form = "multipart/form-data";
    private const string FileField = "file";

    private UploadedForm()
    {
    }

    /// <summary>The content of its field <c>file</c>; null where it has none.</summary>
    public UploadedFile? File { get; private init; }

    /// <summary>Its other fields.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; private init; } = new Dictionary<string, string>();

    /// <summary>Null where the body is no such form, or is not whole.</summary>
    public static async Task<UploadedForm?> ReadAsync(string? contentType, Stream body, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return null;
        }

        try
        {
            var (file, texts) = ((UploadedFile?)null, new Dictionary<string, string>(StringComparer.Ordinal));
            var parts = new MultipartReader(boundary, body);
            while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                if (part.AsFileSection() is { FileStream: { } content } section)
                    file = section.Name == FileField ? await TakeAsync(section.FileName, content, cancellationToken) : file;
                else if (part.AsFormDataSection() is { } text)
                    texts[text.Name] = await text.GetValueAsync(cancellationToken);
            }

            return new UploadedForm { File = file, Texts = texts };
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // The form breaks off, or is none: as good as not sent.
            return null;
        }
    }

    private static async Task<UploadedFile> TakeAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await content.CopyToAsync(file, cancellationToken);
        return new UploadedFile(name, file.ToArray());
    }
}
