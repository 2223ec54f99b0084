using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Large;

namespace ZohoMigrate.EndToEndTests;

/// <summary>The small form of the measurement in <c>bench/</c>: memory does not grow with the rows.</summary>
public sealed class ValidateMemoryTests
{
    private const int Rows = 100_000;
    private const long MostBytes = 250_000_000;

    [SkippableFact]
    public async Task Validate_AHundredThousandRows_StaysUnder250MegabytesAndPrintsItsRate()
    {
        using var data = new TemporaryFolder();
        LargeSources.WriteContacts(data.Path, Rows);

        var validate = await MeasuredProcess.RunAsync(
            Path.Combine(AppContext.BaseDirectory, "zohomigrate.dll"), "validate", Repository.PathOf("bench", "packs", "contacts"), "--data", data.Path);

        Assert.True(validate.ExitCode == 0, validate.Error + validate.Output);
        Assert.Contains("100,000 rows read and checked in ", validate.Output, StringComparison.Ordinal);
        Skip.If(validate.PeakBytes is null, "This system has no high-water mark of a process's memory to read.");
        Assert.InRange(validate.PeakBytes.Value, 1, MostBytes);
    }
}
