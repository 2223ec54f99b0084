using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>A problem as a test may have it.</summary>
internal static class ShownProblem
{
    public static string Text(Problem problem) => Text(problem.Code, problem.Field, problem.Row);

    public static string Text(string code, string? field, string? row) => field is null && row is null
        ? code
        : $"{{ code: {code}{(field is null ? "" : $", field: {YamlWord.Of(field)}")}{(row is null ? "" : $", row: {YamlWord.Of(row)}")} }}";
}
