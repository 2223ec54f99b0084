using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;
using ZohoMigrate.Pipeline.Validation;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Validation.Screening;

namespace ZohoMigrate.Tests.Validation;

public sealed class CleanLookTests
{
    private const int Copies = 15;
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    [Theory]
    [MemberData(nameof(ForgottenDryRunTests.Packs), MemberType = typeof(ForgottenDryRunTests))]
    public async Task AreKept_RecordsOfASampleAndItsDamagedCopies_WhereNothingIsListedAndOnlyThere(string packFolder, string sample)
    {
        var pack = Pack.Load(Repository.PathOf(packFolder), DryRunAccount.ParametersOf(packFolder), Catalogue);
        await CheckAsync(pack, Repository.PathOf(sample));
        for (var seed = 0; seed < Copies; seed++)
        {
            using var damaged = new TemporaryFolder();
            DamagedCopy.Write(Repository.PathOf(sample), damaged.Path, new Random(seed));
            await CheckAsync(pack, damaged.Path);
        }
    }

    private static async Task CheckAsync(Pack pack, string data)
    {
        using var views = new ViewTables(data, TimeProvider.System);
        foreach (var stream in pack.Streams)
        {
            OpenedSource source;
            try
            {
                source = await SourceStage.OpenAsync(stream.Source, data, views, CancellationToken.None);
            }
            catch (SourceException)
            {
                // Damaged so that it is no table any more.
                continue;
            }

            var mapping = new MappingStage(stream);
            var look = new CleanLook(stream.Module.Fields, anyOf: []);
            await foreach (var item in source.ReadAsync(CancellationToken.None))
            {
                if (item is not SourceRecord read || mapping.Map(read) is not { Problems.Count: 0 } record)
                    continue;
                var isKept = RowRules.AreKept(record, look);
                var listed = new RowProblems(record, RuleChoices.None);
                new RowRules(record, stream.LineLists, new HashSet<string>(StringComparer.Ordinal), stream.Mapped, stream.Source.Lines, listed).Check(stream.Module);

                Assert.True(isKept == (listed.All.Count == 0), $"{record.Header.Id}: {string.Join("; ", listed.All.Select(problem => problem.Message))}");
            }
        }
    }
}
