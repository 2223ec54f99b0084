using System.Text.Json;

namespace ZohoMigrate.Zoho;

/// <summary>A member of an answer by a path of the catalogue: a dot leads into an object ("info.more_records").</summary>
public static class MemberPath
{
    /// <summary>The member, or null where there is none or it is null.</summary>
    public static JsonElement? Find(JsonElement body, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out body))
                return null;
        }

        return body.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : body;
    }
}
