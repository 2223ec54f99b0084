using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Packs;

/// <summary>What a shipped pack makes of the files of a folder, stream by stream.</summary>
internal static class PackRecords
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    public static Task<TallyBooks> ReadAsync(string name, string folder, params (string Name, string Value)[] parameters) => ReadAsync(name, folder, TimeProvider.System, parameters);

    public static async Task<TallyBooks> ReadAsync(string name, string folder, TimeProvider time, params (string Name, string Value)[] parameters)
    {
        var pack = Pack.Load(Repository.PathOf("mappings", name), parameters.ToDictionary(set => set.Name, set => set.Value, StringComparer.Ordinal), Catalogue);
        using var views = new ViewTables(folder, time);
        await SourceStage.CheckAsync(pack.Streams.Select(stream => stream.Source), folder, views, CancellationToken.None);
        var books = new TallyBooks();
        using var keys = new ReferredKeys();
        foreach (var stream in pack.Streams)
        {
            var source = await SourceStage.OpenAsync(stream.Source, folder, views, CancellationToken.None);
            var items = await source.ReadAsync(CancellationToken.None).ToListAsync();
            var records = items.OfType<SourceRecord>().Select(new MappingStage(stream) { Keys = keys }.Map).ToList();
            foreach (var record in records)
                keys.Add(stream, record.Header, record.Key);
            books.Add(stream.Entry.Name, records, items.OfType<StrayRow>());
        }

        return books;
    }
}
