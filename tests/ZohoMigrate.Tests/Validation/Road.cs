using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;
using ZohoMigrate.Pipeline.Validation;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Validation;

/// <summary>A data folder of ours, taken through the first three stages with the pack northwind-to-books.</summary>
internal sealed record Road(IReadOnlyList<MappedRecord> Records, IReadOnlyList<StrayRow> Strays, IReadOnlyList<StagedProblem> SetProblems)
{
    public IReadOnlyList<Problem> Problems =>
        [.. Strays.Select(stray => stray.Problem).OfType<Problem>(), .. Records.SelectMany(record => record.Problems), .. SetProblems.Select(problem => problem.Problem)];

    public static async Task<Road> TakeAsync(string data)
    {
        var pack = Pack.Load(Repository.PathOf("mappings", "northwind-to-books"), new Dictionary<string, string>(), ZohoCatalogue.Load());
        var folder = Repository.PathOf("sample-data", data);
        using var views = new ViewTables(folder, TimeProvider.System);
        var records = new List<MappedRecord>();
        var strays = new List<StrayRow>();
        foreach (var stream in pack.Streams)
        {
            var (mapping, validation) = (new MappingStage(stream), new ValidationStage(stream.Module, stream.LineLists) { Choices = stream.Rules, Omitted = stream.Omitted });
            var opened = await SourceStage.OpenAsync(stream.Source, folder, views, CancellationToken.None);
            var items = await opened.ReadAsync(CancellationToken.None).ToListAsync();
            records.AddRange(items.OfType<SourceRecord>().Select(record => validation.Check(mapping.Map(record))));
            strays.AddRange(items.OfType<StrayRow>());
        }

        var staged = new StagedInMemory(records);
        var modules = pack.Streams.Select(stream => stream.Module).DistinctBy(module => module.Module).ToList();
        var keys = pack.Streams.ToDictionary(stream => stream.Entry.Name, stream => stream.Key);
        await new SetRules(keys) { Modules = modules }.CheckAsync(staged, CancellationToken.None);
        return new Road(records, strays, staged.Problems);
    }

    public static string[][] Cells(string data, string file) =>
        [.. File.ReadLines(Repository.PathOf("sample-data", data, file)).Skip(1).Select(line => line.Split(','))];
}
