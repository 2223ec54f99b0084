using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>The calls of bulk write, and where they are (reference/zoho-crm.md §10). A result lies outside of the API's own root.</summary>
internal static class BulkRoutes
{
    public const string Upload = "bulk_upload";
    public const string Write = "bulk_write";
    public const string Job = "bulk_job";
    public const string Result = "bulk_result";

    /// <summary>Where files are taken, which at Zoho is a host of its own.</summary>
    public const string UploadPath = "/crm/v8/upload";

    public static IReadOnlyList<Route> All { get; } =
    [
        Of(Upload, "POST", UploadPath),
        Of(Write, "POST", "/crm/bulk/v8/write"),
        Of(Job, "GET", "/crm/bulk/v8/write/{id}"),
        Of(Result, "GET", "/v8/crm/{organization}/bulk-write/{id}/{file}"),
    ];

    /// <summary>Where a job's result is, as its details tell it: below the API's host.</summary>
    public static string ResultPath(string organizationId, string job) => $"/v8/crm/{Organization(organizationId)}/bulk-write/{job}/{FileName(job)}";

    /// <summary>Whether a path that fits is the one of the job's result.</summary>
    public static bool IsResult(RouteMatch match, string organizationId) =>
        match.Fields["organization"] == Organization(organizationId) && match.Fields["file"] == FileName(match.Id!);

    public static string FileName(string job) => $"{job}.zip";

    private static string Organization(string id) => $"org{id}";

    private static Route Of(string name, string method, string path) => new(root: "", new OperationSpec { Name = name, Method = method, Path = path }, module: null);
}
