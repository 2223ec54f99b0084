using System.Net.Http.Headers;
using System.Text;

namespace ZohoMigrate.Zoho.Wire;

/// <summary>The form in which a file is uploaded, as a browser writes it: names of files travel as they are, in UTF-8.</summary>
internal static class FormBody
{
    public static MultipartFormDataContent Of(ApiFile file)
    {
        var form = new MultipartFormDataContent { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        var part = new FilePart(file);
        part.Headers.ContentType = new MediaTypeHeaderValue(file.MediaType);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{file.Part}\"; filename=\"{Quoted(file.Name)}\"");
        form.Add(part);
        foreach (var (name, text) in file.Texts)
            form.Add(new StringContent(text), name);
        return form;
    }

    // What would end the quotes, or the line, is written as browsers write it (WHATWG HTML, multipart/form-data).
    private static string Quoted(string name) => name.Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
