using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Large;

namespace ZohoMigrate.EndToEndTests;

/// <summary>The small form of the measurement in <c>bench/</c>: memory does not grow with the rows.</summary>
public sealed class ValidateMemoryTests
{
    private const long MostBytes = 250_000_000;

    // Half a minute on a machine of two cores; what takes time with the square of the rows takes hours.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    [SkippableFact]
    public Task Validate_AHundredThousandContacts_StaysUnder250MegabytesAndPrintsItsRate() =>
        ValidateAsync("bench/packs/contacts", folder => LargeSources.WriteContacts(folder, 100_000), "100,000 rows");

    [SkippableFact]
    public Task Validate_PaidInvoicesOfAHundredThousandLines_StaysUnder250MegabytesAndPrintsItsRate() =>
        ValidateAsync("bench/packs/invoices", folder => LargeSources.WriteInvoices(folder, 33_000), "166,000 rows");

    [SkippableFact]
    public Task Validate_AHundredThousandLinesInAnyOrder_StaysUnder250Megabytes() =>
        ValidateAsync("bench/packs/groups", folder => LargeSources.WriteSales(folder, 100_000), "101,000 rows");

    [SkippableFact]
    public Task Validate_ViewsOfAHundredThousandRows_StaysUnder250Megabytes() =>
        ValidateAsync("bench/packs/views", folder => LargeSources.WriteSales(folder, 100_000), "126,000 rows");

    [SkippableFact]
    public Task Validate_TenThousandVouchersOfTally_StaysUnder250Megabytes() =>
        ValidateAsync("mappings/tally-to-books", folder => LargeTally.Write(folder, 10_000), "25,215 rows");

    private static async Task ValidateAsync(string pack, Action<string> write, string rows)
    {
        using var data = new TemporaryFolder();
        write(data.Path);

        var validate = await MeasuredProcess.RunAsync(
            Repository.Program, Limit, "validate", Repository.PathOf(pack.Split('/')), "--data", data.Path);

        Assert.True(validate.ExitCode == 0, validate.Error + validate.Output);
        Assert.Contains($"{rows} read and checked in ", validate.Output, StringComparison.Ordinal);
        Skip.If(validate.PeakBytes is null, "This system has no high-water mark of a process's memory to read.");
        Assert.InRange(validate.PeakBytes.Value, 1, MostBytes);
    }
}
