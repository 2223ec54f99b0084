using System.Globalization;
using ZohoMigrate.Pipeline.Proving;

namespace ZohoMigrate.Cli.Commands.Test;

/// <summary>Tests for people: those that passed by name, those that failed with what differs, where, and what to do.</summary>
internal static class TestText
{
    private const string Remedy =
        "→ Mend the mapping; or where what it makes is right, write that under `expect`.";

    public static string Of(IReadOnlyList<PackTestResult> results)
    {
        var lines = new List<string>();
        foreach (var file in results.GroupBy(result => result.Test.File))
        {
            lines.Add(file.Key);
            lines.AddRange(file.SelectMany(Lines));
        }

        var failed = results.Count(result => !result.Passed);
        lines.Add("");
        lines.Add(failed == 0 ? $"{Tests(results.Count)} passed." : string.Create(CultureInfo.InvariantCulture, $"{Tests(results.Count)}: {results.Count - failed} passed, {failed} failed."));
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Lines(PackTestResult result)
    {
        yield return result.Passed ? $"  passed  {result.Test.Name}" : $"  FAILED  {result.Test.Name}   ({result.Test.File}:{result.Test.Line.ToString(CultureInfo.InvariantCulture)})";
        if (result.Passed)
            yield break;
        foreach (var line in result.Fault?.ReplaceLineEndings("\n").Split('\n') ?? [])
            yield return $"          {line}";
        foreach (var difference in result.Differences)
        {
            yield return $"          {difference.Where}   ({result.Test.File}:{difference.Line.ToString(CultureInfo.InvariantCulture)})";
            yield return $"            expected  {difference.Expected}";
            yield return $"            actual    {difference.Actual}";
        }

        foreach (var made in result.Made)
            yield return $"          {made}";
        if (result.Differences.Count > 0)
            yield return $"          {Remedy}";
    }

    private static string Tests(int count) => count == 1 ? "1 test" : string.Create(CultureInfo.InvariantCulture, $"{count} tests");
}
