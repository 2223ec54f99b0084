using Xunit;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>What a pack may say of its tables and views.</summary>
public sealed class PackViewTests
{
    private const string Migration = "name: test\nproducts: [books]\nstreams: [customers]\nparameters: { cutover: 2024 }\ntables: { ledger: ledger.csv }\n";

    [Fact]
    public void Load_AView_IsReadWithItsTablesAndParameters()
    {
        using var folder = Folder("views/customers.sql", Migration.Replace(
            "{ ledger: ledger.csv }", "{ ledger: ledger.csv, voucher: { file: v/voucher.csv, delimiter: \";\", encoding: utf-16, index: [guid] } }", StringComparison.Ordinal));

        var source = folder.Load(("cutover", "2025")).Streams[0].Source.Header;

        Assert.Equal(("views/customers.sql", "SELECT 1", "2025"), (source.File, source.View!.Text, source.View.Parameters["cutover"]));
        var voucher = source.View.Tables[1];
        Assert.Equal(("voucher", "v/voucher.csv", ';', "utf-16"), (voucher.Name, voucher.Source.File, voucher.Source.Delimiter, voucher.Source.Encoding));
        Assert.Equal("guid guid", string.Join(' ', voucher.Index.Concat(voucher.Source.Columns)));
    }

    [Fact]
    public void Load_ColumnsThatATableMustHave_AreSoughtByEveryNameTheyHave()
    {
        using var folder = Folder("views/customers.sql", Migration.Replace(
            "{ ledger: ledger.csv }",
            "{ ledger: { file: ledger.csv, index: [id, name], required: [id, name], columns: [rate], other_names: { no: id, \"*Name\": name, price: rate } } }",
            StringComparison.Ordinal));

        var source = folder.Load().Streams[0].Source.Header.View!.Tables[0].Source;

        Assert.Equal(["id no", "name *Name"], source.Sought.Select(names => string.Join(' ', names)));
        Assert.Empty(source.Columns);
    }

    [Theory]
    [InlineData("views/costumers.sql", "there is no view `views/costumers.sql` in the pack at customers.yaml:2:17; did you mean `views/customers.sql`?")]
    [InlineData("../views/customers.sql", "there is no view `../views/customers.sql` in the pack")]
    [InlineData("/etc/passwd", "there is no view `/etc/passwd` in the pack")]
    [InlineData("migration.yaml", "there is no view `migration.yaml` in the pack")]
    [InlineData("Views/customers.sql", "there is no view `Views/customers.sql` in the pack")]
    [InlineData("views/customers.sql, delimiter: \";\"", "unknown key `delimiter` in `source`")]
    public void Load_AViewThatIsNone_IsAFault(string view, string message)
    {
        using var folder = Folder(view, Migration);

        Assert.Contains(folder.Faults(), fault => fault.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ATableMadeByAView_ReadsThoseAboveIt()
    {
        using var folder = Folder("views/customers.sql", Migration.Replace(
            "{ ledger: ledger.csv }",
            "{ ledger: { file: ledger.csv, optional: true, columns: [id, email], index: [id, name] }, known: { view: views/known.sql, index: [id] }, late: late.csv }",
            StringComparison.Ordinal)).With("views/known.sql", "SELECT 3");

        var tables = folder.Load().Streams[0].Source.Header.View!.Tables;

        Assert.Equal((true, "id email", "name"), (tables[0].IsOptional, string.Join(' ', tables[0].Columns), string.Join(' ', tables[0].Source.Columns)));
        Assert.Equal(("known", "SELECT 3", "id"), (tables[1].Name, tables[1].Source.View!.Text, Assert.Single(tables[1].Index)));
        Assert.Equal(["ledger"], tables[1].Source.View!.Tables.Select(table => table.Name));
    }

    [Theory]
    [InlineData("{ ledger: ledger.csv, known: { view: views/known.sql } }", "there is no view `views/known.sql` in the pack at migration.yaml:5:46")]
    [InlineData("{ known: { view: views/customers.sql }, ledger: ledger.csv }", "views/customers.sql has no table to read at migration.yaml:5:26")]
    [InlineData("{ ledger: ledger.csv, known: { view: views/customers.sql, optional: true } }", "unknown key `optional` in table `known`")]
    [InlineData("{ ledger: { file: ledger.csv, optional: perhaps } }", "`optional` should be true or false")]
    [InlineData("{ sqlite_x: a.csv }", "`sqlite_x` is no name for a table at migration.yaml:5:11")]
    [InlineData("{ _place: a.csv }", "`_place` is no name for a table")]
    [InlineData("{ \"a b\": a.csv }", "`a b` is no name for a table")]
    [InlineData("{ a: { file: a.csv, columns: [x, _Row] } }", "table `a` cannot have a column `_Row`")]
    [InlineData("{ a: { file: a.csv, columns: [rate], other_names: { price: rat } } }", "the table names no column `rat` at migration.yaml:5:68; did you mean `rate`?")]
    [InlineData("{ a: { file: a.csv, other_names: [price] } }", "`other_names` should be a table of names")]
    [InlineData("{ a: a.csv, A: b.csv }", "table `A` is there twice")]
    [InlineData("{ a: ../a.csv }", "`../a.csv` leads out of the data folder at migration.yaml:5:14")]
    [InlineData("{ a: { index: [x] } }", "table `a` lacks `file`")]
    [InlineData("{ a: { file: a.csv, indx: [x] } }", "unknown key `indx` in table `a` at migration.yaml:5:29; did you mean `index`?")]
    [InlineData("[a.csv]", "`tables` should name tables and their files")]
    [InlineData("{ }", "views/customers.sql has no table to read at customers.yaml:2:17 (name tables and their files under `tables` in migration.yaml)")]
    public void Load_TablesThatAreNone_AreFaults(string tables, string message)
    {
        using var folder = Folder("views/customers.sql", Migration.Replace("{ ledger: ledger.csv }", tables, StringComparison.Ordinal));

        Assert.Contains(folder.Faults(), fault => fault.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_AViewBehindALinkThatLeadsOut_IsAFault()
    {
        using var outside = new PackFolder().With("secret.sql", "SELECT 1");
        using var folder = Folder("link.sql", Migration);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.sql"), Path.Combine(outside.Path, "secret.sql"));

        Assert.Contains(folder.Faults(), fault => fault.Contains("the link leads out of the pack", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_TheViewIsAnother_TheFingerprintIsToo()
    {
        using var folder = Folder("views/customers.sql", Migration);
        var before = folder.Load().Fingerprint;

        folder.With("views/customers.sql", "SELECT 2");

        Assert.NotEqual(before, folder.Load().Fingerprint);
    }

    private static PackFolder Folder(string view, string migration) => new PackFolder(
        migration, $"module: books.contacts\nsource: {{ view: {view} }}\nkey: [id]\nfields: {{ contact_name: {{ from: name }} }}\n").With("views/customers.sql", "SELECT 1");
}
