using System.Text.Json;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Proving;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Test;

/// <summary>Runs a pack's tests one after the other, each in a folder of its own that ends with it.</summary>
internal sealed class TestHandler(
    Surroundings surroundings, ZohoCatalogue catalogue, ResultLines results, CommonArguments common, TimeProvider time, ILoggerFactory loggers)
{
    public async Task<ExitCode> HandleAsync(string shownPack, string? filter, CancellationToken stopping)
    {
        var tester = new PackTester(surroundings.FullPath(shownPack), catalogue, time, loggers.CreateLogger<PackTester>());
        var done = new List<PackTestResult>();
        foreach (var test in Chosen(tester.Read(), filter, shownPack))
        {
            using var scratch = new PassingFolder();
            done.Add(await tester.RunAsync(test, scratch.Path, stopping));
        }

        var report = new TestReport(done);
        if (common.Output == OutputFormat.Json)
            await results.Json.WriteLineAsync(JsonSerializer.Serialize(report, ResultFormat.Indented.TestReport));
        else
            await results.Text.WriteLineAsync(TestText.Of(done));
        return report.Failed == 0 ? ExitCode.Done : ExitCode.SomeFaulty;
    }

    private static IReadOnlyList<PackTest> Chosen(IReadOnlyList<PackTest> tests, string? filter, string shownPack)
    {
        if (tests.Count == 0)
            throw new UserFaultException($"{shownPack} has no tests. Write one, such as {Path.Combine(shownPack, "tests", "customers.yaml")}: docs/mapping.md shows how.");
        var chosen = filter is null ? tests : [.. tests.Where(test => Has(test.Name, filter) || Has(test.File, filter))];
        return chosen.Count > 0 ? chosen : throw new UserFaultException($"None of the {tests.Count} tests of {shownPack} has \"{filter}\" in its name or its file. Without --filter all of them run.");
    }

    private static bool Has(string text, string filter) => text.Contains(filter, StringComparison.OrdinalIgnoreCase);
}
