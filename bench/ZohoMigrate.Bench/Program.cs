using System.Globalization;
using ZohoMigrate.Bench;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Large;

// How long `validate` takes and how much memory, beside CsvHelper alone on the same files: bench/README.md.
var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
using var contacts = new TemporaryFolder();
using var invoices = new TemporaryFolder();
LargeSources.WriteContacts(contacts.Path, rows);
LargeSources.WriteInvoices(invoices.Path, rows / 4);

Console.WriteLine("| source | rows | validate | processor | rows/s | peak MB | CsvHelper alone | processor | ratio | of processor time |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
for (var round = 0; round < rounds; round++)
{
    await ValidateMeasure.PrintAsync("contacts", contacts.Path);
    await ValidateMeasure.PrintAsync("invoices", invoices.Path);
}
