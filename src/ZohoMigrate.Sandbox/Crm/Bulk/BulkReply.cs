using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>What bulk write answers (reference/zoho-crm.md §10; openapi of bulk write and upload). The words are those that Zoho's own SDK expects, where it does.</summary>
internal static class BulkReply
{
    public static ZohoReply Uploaded(string file, string created) => Success(
        200, "FILE_UPLOAD_SUCCESS", "file uploaded.", new JsonObject { ["file_id"] = file, ["created_time"] = created });

    public static ZohoReply Created(string job, JsonObject user) => Success(
        201, "SUCCESS", "success", new JsonObject { ["id"] = job, ["created_by"] = user });

    public static ZohoReply NotThere { get; } = Refused(404, "RESOURCE_NOT_FOUND", "The requested resource doesn't exist.");

    public static ZohoReply NotAZip { get; } = Refused("INVALID_FILE_FORMAT", "invalid file format. only zip format is supported");

    public static ZohoReply TooLarge { get; } = Refused(413, "FILE_TOO_LARGE", "File size too large to process");

    public static ZohoReply AnotherFeature { get; } = Refused("NOT_SUPPORTED_FEATURE", "The feature is not supported.");

    /// <summary>What stands in front of the upload refuses in a form of its own.</summary>
    public static ZohoReply WrongHeaders { get; } = new(400, "BAD_REQUEST", JsonText.Write(new JsonObject
    {
        ["x-error"] = "check if headers [feature, X-CRM-ORG] are present and valid",
        ["ERROR_MESSAGE"] = "Bad Request",
        ["ERROR_CODE"] = 400,
        ["http_status"] = "400",
    }));

    public static ZohoReply NotSupported { get; } = Refused("FILE_NOT_SUPPORTED", "File not supported for bulk write");

    public static ZohoReply NoFile { get; } = Refused("FILE_NOT_FOUND", "The file is not found.");

    /// <summary>A header, or a member of a form, that is not there.</summary>
    public static ZohoReply Missing(string name) => Refused("MANDATORY_NOT_FOUND", "required field not found", new JsonObject { ["api_name"] = name });

    /// <summary>A member that makes sense of another one.</summary>
    public static ZohoReply RequiredKey(string key) => Refused("MANDATORY_NOT_FOUND", $"Required key {key} is not available");

    public static ZohoReply MissingKey(string path) => Refused(
        "MISSING_REQUIRED_KEY", $"required key {path.Split('.')[^1]} is not found in request body.", new JsonObject { ["json_path"] = path });

    public static ZohoReply Invalid(string path) => Refused("INVALID_DATA", "invalid data", new JsonObject { ["json_path"] = path });

    public static ZohoReply Refused(string code, string message, JsonObject? details = null) => Refused(400, code, message, details);

    private static ZohoReply Refused(int status, string code, string message, JsonObject? details = null) => CrmReply.Flat(status, code, message, details);

    private static ZohoReply Success(int status, string code, string message, JsonObject details) => new(
        status, code, JsonText.Write(new JsonObject { ["status"] = "success", ["code"] = code, ["message"] = message, ["details"] = details }));
}
