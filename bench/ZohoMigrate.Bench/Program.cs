using System.Globalization;
using ZohoMigrate.Bench;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Large;

// How long `validate` takes and how much memory, beside CsvHelper alone on the same files: bench/README.md.
var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
var packs = new (string Name, string Folder, Action<string> Write)[]
{
    ("contacts", "bench/packs/contacts", folder => LargeSources.WriteContacts(folder, rows)),
    ("invoices", "bench/packs/invoices", folder => LargeSources.WriteInvoices(folder, rows / 4)),
    ("groups", "bench/packs/groups", folder => LargeSources.WriteSales(folder, rows)),
    ("views", "bench/packs/views", folder => LargeSources.WriteSales(folder, rows)),
    ("tally", "mappings/tally-to-books", folder => LargeTally.Write(folder, rows / 10)),
};

Console.WriteLine("| source | rows | validate | processor | rows/s | peak MB | CsvHelper alone | processor | ratio | of processor time |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
foreach (var (name, pack, write) in packs.Where(pack => args.Length < 3 || args.Skip(2).Contains(pack.Name)))
{
    using var data = new TemporaryFolder();
    write(data.Path);
    for (var round = 0; round < rounds; round++)
        await ValidateMeasure.PrintAsync(name, Repository.PathOf(pack.Split('/')), data.Path);
}
