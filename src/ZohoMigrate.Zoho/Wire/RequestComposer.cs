using System.Net.Http.Headers;
using System.Text;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.OAuth;

namespace ZohoMigrate.Zoho.Wire;

/// <summary>Turns a request into HTTP: address, token, and always a content.</summary>
/// <param name="catalogue">What Zoho demands.</param>
/// <param name="organization">What calls name the organisation by where they have a parameter for it.</param>
/// <param name="reached">What it is called in headers.</param>
/// <param name="hosts">Where Zoho is.</param>
internal sealed class RequestComposer(ZohoCatalogue catalogue, string organization, ReachedOrganizations reached, ApiHosts hosts)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public HttpRequestMessage Compose(ApiRequest request, AccessToken token)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Operation.Method), AddressOf(request, token)) { Content = ContentOf(request) };
        foreach (var (name, value) in request.Operation.Headers)
            message.Headers.TryAddWithoutValidation(name, value.Replace("{organization}", reached.Of(request.Operation.Product), StringComparison.Ordinal));
        message.Headers.TryAddWithoutValidation("Authorization", "Zoho-oauthtoken " + token.Value);
        return message;
    }

    private static HttpContent ContentOf(ApiRequest request)
    {
        if (request.File is { } file)
            return FormBody.Of(file);
        // Also where there is no body: a request without content object is silently sent up to four times when a connection drops.
        var content = new ByteArrayContent(request.Body is null ? [] : Encoding.UTF8.GetBytes(request.Body));
        if (request.Body is not null)
            content.Headers.ContentType = Json;
        return content;
    }

    private Uri AddressOf(ApiRequest request, AccessToken token)
    {
        if (request.Place is { } place)
            return hosts.Named(place, token);
        var operation = request.Operation;
        var product = catalogue.Product(operation.Product);
        var path = operation.Path.Replace("{id}", Uri.EscapeDataString(request.RecordId ?? ""), StringComparison.Ordinal);
        foreach (var (field, value) in request.InPath)
            path = path.Replace($"{{{field}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
        var query = operation.Query.Concat(request.Query);
        if (operation.OrganizationParameter && product.OrganizationParameter.Length > 0)
            query = query.Append(new(product.OrganizationParameter, organization));
        var parameters = string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        var host = hosts.Of(operation.Host ?? product.Host, token).AbsoluteUri.TrimEnd('/');
        return new Uri($"{host}{operation.Root ?? product.Root}{path}{(parameters.Length > 0 ? "?" : "")}{parameters}");
    }
}
