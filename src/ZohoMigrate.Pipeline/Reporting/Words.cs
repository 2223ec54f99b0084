using System.Text.Json;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>How the names of states and stages are written wherever a user reads or scripts against them: in kebab case.</summary>
public static class Words
{
    /// <summary>"completed-with-errors" for <c>CompletedWithErrors</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
