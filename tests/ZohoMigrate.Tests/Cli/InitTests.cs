using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Mapping.Schemas;
using ZohoMigrate.Tests.Sources;

namespace ZohoMigrate.Tests.Cli;

/// <summary><c>zohomigrate init --data</c>: what it proposes, and that it can be used as it is.</summary>
public sealed partial class InitTests : IDisposable
{
    private static readonly string Northwind = Repository.PathOf("sample-data", "northwind");
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Init_Northwind_HasModulesAndKeysRight()
    {
        using var made = JsonDocument.Parse((await InitAsync(0, Northwind, "--output", "json")).Out);

        Assert.Equal(
            [
                "customers.csv → books.contacts by customerID sure",
                "suppliers.csv → books.contacts by supplierID sure",
                "products.csv → books.items by productID sure",
                "orders.csv + order_details.csv → books.invoices by orderID sure",
            ],
            made.RootElement.GetProperty("streams").EnumerateArray().Select(Text));
        Assert.All(made.RootElement.GetProperty("streams").EnumerateArray(), stream => Assert.Equal((0, 0), (stream.GetProperty("questions").GetInt32(), stream.GetProperty("missing").GetArrayLength())));
    }

    // Measured: of the 43 lines of the shipped mappings of these four streams that read a column, 40 are proposed to the letter. The others
    // are templates: the sku, the invoice's number, its note.
    [Fact]
    public async Task Init_Northwind_ProposesMostOfWhatTheShippedPackSays()
    {
        await InitAsync(0, Northwind);

        var shipped = Rules(Repository.PathOf("mappings", "northwind-to-books"));
        var proposed = Rules(_folder["packs", "mine"]);
        Assert.Equal((43, 40), (shipped.Count, shipped.Count(proposed.Contains)));
    }

    [Fact]
    public async Task Init_Northwind_IsValidAndItsTestsPass()
    {
        await InitAsync(0, Northwind);

        var validated = await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", Northwind]);
        Assert.Equal((0, ""), (validated.ExitCode, validated.Error));
        Assert.Contains("Valid: nothing is wrong.", validated.Out, StringComparison.Ordinal);
        var tested = await CliRun.InvokeAsync(_folder.Path, ["test", "packs/mine"]);
        Assert.True((0, "") == (tested.ExitCode, tested.Error), tested.Out + tested.Error);
        Assert.EndsWith("4 tests passed.\n", tested.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_Northwind_IsRightByTheSchemas()
    {
        await InitAsync(0, Northwind);

        Assert.All(Directory.GetFiles(_folder["packs", "mine"], "*.yaml", SearchOption.AllDirectories), file =>
        {
            var text = File.ReadAllText(file);
            var schema = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..text.IndexOf('\n', StringComparison.Ordinal)]));
            Assert.True(JsonSchema.FromText(File.ReadAllText(schema)).Evaluate(YamlJson.Parse(text)).IsValid, file);
        });
    }

    [Fact]
    public async Task Init_Northwind_LosesNoColumnWithoutAWord()
    {
        await InitAsync(0, Northwind);

        var pack = string.Concat(Directory.GetFiles(_folder["packs", "mine"], "*.yaml").Select(File.ReadAllText));
        var columns = Directory.GetFiles(Northwind, "*.csv").SelectMany(file => File.ReadLines(file).First().Split(','));
        Assert.All(columns, column => Assert.Contains(column, pack, StringComparison.Ordinal));
        Assert.Matches(@"#   shipVia +830 of 830 rows have it, 3 different\n", pack);
    }

    [Fact]
    public async Task Init_RowsThatRepeatTheirInvoice_AreGroupedAndWhoTheyNameBecomeCustomers()
    {
        _folder.Write("data/Invoice export.csv", """
            Invoice No,Invoice Date,Due Date,Customer Name,Item Name,Qty,Rate,Terms
            S-1,05/04/2024,25/04/2024,Anna Traders,Tea,2,"1,200.00",Net 30
            S-1,05/04/2024,25/04/2024,Anna Traders,Jam,1,100.00,Net 30
            S-2,06/04/2024,26/04/2024,Bob & Co,Tea,1,"1,200.00",Net 30

            """);
        _folder.Write("data/receipts.csv", "Receipt No,Date,Party,Amount,Mode,Against Invoice\nR1,13/04/2024,Anna Traders,500,cash,S-1\nR2,14/04/2024,Bob & Co,\"1,200.00\",check,S-2\n");
        await InitAsync(0, _folder["data"]);

        AssertSays("invoice-export.yaml", "group_by: [Invoice No]");
        AssertSays("invoice-export.yaml", "customer_id: { ref: customers, from: Customer Name }  # sure");
        AssertSays("customers.yaml", "group_by: [Customer Name]");
        AssertSays("receipts.yaml", "invoice_id: { ref: invoice-export, from: Against Invoice }  # sure: 2 of its 2 values are in Invoice export.csv");
    }

    [Fact]
    public async Task Init_DaysThatCouldBeMonths_AreAskedAndNotGuessed()
    {
        _folder.Write("data/invoices.csv", "Invoice No,Date,Due Date,Customer,Item,Qty,Rate\nS-1,05/04/2024,25/04/2024,Ann,Tea,1,2\nS-2,06/04/2024,26/04/2024,Bob,Tea,1,2\n");
        var init = await InitAsync(0, _folder["data"]);

        Assert.Contains("marked QUESTION (1)", init.Out, StringComparison.Ordinal);
        AssertSays("invoices.yaml", "  date: { from: Date, formats: [\"dd/MM/yyyy\", \"MM/dd/yyyy\"] }  # QUESTION: which is it?");
        AssertSays("invoices.yaml", "  due_date: { from: Due Date, formats: [\"dd/MM/yyyy\"] }  # sure\n");
        var validated = await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"]);
        Assert.Equal(1, validated.ExitCode);
        Assert.Contains("2 × could be two days [ambiguous-date] in invoices", validated.Out, StringComparison.Ordinal);
        await ReplaceAsync("invoices.yaml", "[\"dd/MM/yyyy\", \"MM/dd/yyyy\"]", "[dd/MM/yyyy]");
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
    }

    [Theory]
    [InlineData("d-MMM-yyyy", "1-Apr-2024", "12-May-2024")]
    [InlineData("yyyyMMdd", "20240401", "20240512")]
    [InlineData("MM/dd/yyyy", "04/01/2024", "12/31/2024")]
    [InlineData("d/M/yyyy h:mm tt", "1/4/2024 5:30 PM", "31/12/2024 5:30 AM")]
    [InlineData("excel", "45383", "45384")]
    public async Task Init_Dates_AreReadAsTheirValuesShow(string format, string one, string other)
    {
        _folder.Write("data/expenses.csv", $"Voucher No,Date,Account,Paid Through,Amount\n1,{one},Rent,Bank,1\n2,{other},Rent,Bank,2\n");
        await InitAsync(0, _folder["data"]);

        Assert.Matches($@"  date: {{ from: Date, formats: \[""?{Regex.Escape(format)}""?\] }}  # ", Text("expenses.yaml"));
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
    }

    [Theory]
    [InlineData("1.234,50", "2,00", "credit_limit: { from: Credit Limit, culture: de-DE }  # sure\n")]
    [InlineData("\u20B9 1,23,456.50", "\u20B9 5", "credit_limit: { from: Credit Limit, type: amount, currency: INR, culture: en-IN }  # sure\n")]
    [InlineData("1.234", "2.500", "credit_limit: { from: Credit Limit }  # QUESTION: what stands before the decimals?")]
    public async Task Init_Numbers_AreReadAsTheirValuesShow(string one, string other, string said)
    {
        _folder.Write("data/Kunden.csv", $"Kundennr;Company Name;Email;Credit Limit\n1001;M\u00FCller GmbH;a@example.com;{one}\n1002;Zoll KG;none;{other}\n");
        await InitAsync(0, _folder["data"]);

        AssertSays("kunden.yaml", said);
        AssertSays("kunden.yaml", "source: { file: Kunden.csv, delimiter: \";\" }\nkey: [Kundennr]");
        AssertSays("kunden.yaml", "email: { from: Email, on_invalid: omit }");
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
    }

    // A register of Tally's calls the party Particulars, and writes quantities with their unit and rates for one.
    [Fact]
    public async Task Init_ARegisterOfTally_ReadsItsPartiesQuantitiesAndRates()
    {
        _folder.Write("data/Sales Register.csv", """
            Date,Particulars,Voucher Type,Vch No.,GSTIN/UIN,Item Name,Quantity,Rate,Value,Gross Total
            13-04-2024,A Traders,Sales,S/1,27AAPFU0939F1ZV,Pipe,"1,00,110.00 Nos","1,10,000.00/Nos",100.00,118.00 Dr
            14-04-2024,B Stores,Sales,S/2,,Rod,5 Kgs,20.00/Kgs,100.00,118.00 Dr

            """);
        await InitAsync(0, _folder["data"]);

        AssertSays("sales-register.yaml", "customer_id: { ref: customers, from: Particulars }  # sure");
        AssertSays("sales-register.yaml", "invoice_number: { from: Vch No. }  # sure");
        AssertSays("sales-register.yaml", "name: { from: Item Name }  # sure");
        AssertSays("sales-register.yaml", "quantity: { from: Quantity, type: quantity, culture: en-IN }  # sure");
        AssertSays("sales-register.yaml", "rate: { from: Rate, type: rate, culture: en-IN }  # sure");
        AssertSays("sales-register.yaml", "  gst_treatment: { const: business_gst, when: { \"GSTIN/UIN\": { not: null } } }  # QUESTION: is it this wherever GSTIN/UIN is? Otherwise it is one of business_none, ");
        AssertSays("customers.yaml", "contact_name: { from: Particulars }");
        var validated = await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"]);
        Assert.True(validated.ExitCode == 0, validated.Out);
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["test", "packs/mine"])).ExitCode);
    }

    [Theory]
    [InlineData("Day Book", "Acme Ltd\nDay Book\n1-Apr-24 to 31-Mar-25\nDate,Particulars,,Vch Type,Vch No.,Debit Amount,Credit Amount\n,,,,,Inwards Qty,Outwards Qty\n1-Apr-24,ABC Traders,,Sales,S/1,11800.00,\n,Sales Account,,,,,10000.00\n", "it is a day book, register or ledger of Tally, whose rows are no records of their own. The pack tally-to-books")]
    [InlineData("ledger", "Date,Particulars,Vch Type,Vch No.,Debit,Credit\n1-Apr-24,Opening Balance,,,5.00,\n2-Apr-24,Cash,Receipt,1,,5.00\n", "See docs/tally.md.")]
    [InlineData("journal", "Date,Transaction Type,Num,Name,Memo/Description,Account,Debit,Credit\n04/01/2024,Journal Entry,JE-1,,Opening,Checking,5.00,\n,,,,Opening,Loan,,5.00\n", "begin with `init --from quickbooks-to-books`")]
    [InlineData("entries", "Entry Date,Entry No,Account Name,Debit,Credit\n2024-04-01,1,Cash,5.00,\n2024-04-01,1,Loan,,5.00\n", "it is a list of entries with debit and credit, whose rows are no records of their own. A journal (books.journals)")]
    [InlineData("accountData", "\"ID\",\"ISDELETED\",\"NAME\",\"TYPE\"\n\"001\",\"false\",\"Acme\",\"Customer\"\n", "it is a table of Salesforce. Its records go to Zoho CRM")]
    public async Task Init_AReportOfVouchers_IsNoListOfContacts(string name, string text, string advice)
    {
        _folder.Write($"data/{name}.csv", text).Write("data/customers.csv", "Customer ID,Customer Name\nC1,Ann\nC2,Bob\n");
        var init = await InitAsync(0, _folder["data"]);

        Assert.Contains($"{name}.csv: it is ", init.Out, StringComparison.Ordinal);
        Assert.Contains(advice, init.Out, StringComparison.Ordinal);
        AssertSays("migration.yaml", $"# {name}.csv: it is ");
        Assert.Equal(["customers.yaml", "migration.yaml"], Directory.GetFiles(_folder["packs", "mine"], "*.yaml").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Init_AccountsThatNameTheirParents_AreNotReferredToByName()
    {
        _folder.Write("data/COA.csv", "Account Name,Account Code,Account Type,Parent Account\nCash,1,Cash,\nTill,2,Cash,Cash\nBox,3,Cash,Cash\n");
        await InitAsync(0, _folder["data"]);

        AssertSays("coa.yaml", "#   Parent Account");
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
    }

    [Fact]
    public async Task Init_LinesOfXero_HaveTheirRates()
    {
        _folder.Write("data/sales-invoices.csv", "*ContactName,*InvoiceNumber,*InvoiceDate,*Description,*Quantity,*UnitAmount\nAnn,S-1,01/04/2024,Work,1,5.00\nAnn,S-1,01/04/2024,More,2,6.00\nBob,S-2,20/04/2024,Work,1,5.00\n");
        await InitAsync(0, _folder["data"]);

        AssertSays("sales-invoices.yaml", "rate: { from: \"*UnitAmount\" }");
    }

    [Fact]
    public async Task Init_NothingButAReportOfVouchers_SaysWhatToDo()
    {
        _folder.Write("data/DayBook.csv", "Date,Particulars,Vch Type,Vch No.,Debit,Credit\n1-Apr-24,ABC,Sales,1,5.00,\n");
        var run = await CliRun.InvokeAsync(_folder.Path, ["init", "packs/mine", "--data", "data"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("DayBook.csv: it is a day book, register or ledger of Tally", run.Error, StringComparison.Ordinal);
        Assert.Contains("See docs/tally.md.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Give the files such names", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_ARegisterOfReceipts_IsAListOfPayments()
    {
        _folder.Write("data/Receipt Register.csv", "Date,Particulars,Vch Type,Vch No.,Debit,Credit\n1-Apr-24,ABC,Receipt,1,,5.00\n2-Apr-24,DEF,Receipt,2,,6.00\n");

        Assert.Contains("Receipt Register.csv → books.customerpayments", (await InitAsync(0, _folder["data"])).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_ARegisterWithoutItems_TakesNoPartyForOne()
    {
        _folder.Write("data/Sales Register.csv", "Date,Particulars,Vch No.,Quantity,Rate\n13-04-2024,A Traders,S/1,1 Nos,2.00/Nos\n14-04-2024,B Stores,S/2,2 Nos,2.00/Nos\n");
        var init = await InitAsync(0, _folder["data"]);

        Assert.Contains("no column was found for line_items.item_id or name", init.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(" name: { from: Particulars", Text("sales-register.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("250.00", "\"10,00,000.00 Cr\"", "amount: { from: Amount, type: amount, culture: en-IN, positive: credit }  # QUESTION: is Cr above zero here, and of which side are the 1 values without Dr or Cr, \"250.00\" in line 2? Until they say it", 1)]
    [InlineData("250.00 Cr", "12.00 Cr", "amount: { from: Amount, type: amount, positive: credit }  # QUESTION: is Cr above zero here?\n", 0)]
    [InlineData("250.00", "see note 2", "amount: { from: Amount }  # QUESTION: column Amount fits by name, and 1 of its 2 different values are no numbers: \"see note 2\" in line 3. How are they meant?", 1)]
    public async Task Init_Receipts_AreReadWhateverTheirAmountsLookLike(string one, string other, string said, int code)
    {
        _folder.Write("data/customers.csv", "Customer ID,Customer Name\nC1,Ann\nC2,Bob\n");
        _folder.Write("data/receipts.csv", $"Receipt No,Receipt Date,Customer,Amount,Mode\nR1,20240405,C1,{one},Cash\nR2,20240406,C2,{other},Bank\n");
        await InitAsync(0, _folder["data"]);

        AssertSays("receipts.yaml", said);
        Assert.Equal(code, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
        var tested = await CliRun.InvokeAsync(_folder.Path, ["test", "packs/mine"]);
        Assert.True(tested.ExitCode == 0, tested.Out + tested.Error);
    }

    [Theory]
    [InlineData("18%", "12%", "  tax_percentage: { from: Rate }", false)]
    [InlineData("0.18", "0.12", "  tax_percentage: { from: Rate }  # QUESTION: no value is 1 or more: does 0.18 mean 18 %?", true)]
    public async Task Init_TaxRates_AreTakenAsPercentagesOrAskedFor(string one, string other, string said, bool isTold)
    {
        _folder.Write("data/taxes.csv", $"Tax Name,Rate\nIGST18,{one}\nIGST12,{other}\n");
        await InitAsync(0, _folder["data"]);

        AssertSays("taxes.yaml", said);
        var validated = await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"]);
        Assert.Equal((0, isTold), (validated.ExitCode, validated.Out.Contains("[fractions]", StringComparison.Ordinal)));
    }

    // By its name it is the quantity: a 1 in its place would be made up.
    [Fact]
    public async Task Init_QuantitiesThatAreNoNumbers_AreAskedAndNotReplaced()
    {
        _folder.Write("data/invoices.csv", "Invoice No,Date,Customer,Item,Qty,Rate\nS-1,2024-04-13,Ann,Tea,2 doz 3 nos,2\nS-2,2024-04-14,Bob,Tea,1 nos,2\n");
        await InitAsync(0, _folder["data"]);

        AssertSays("invoices.yaml", "quantity: { from: Qty, type: quantity }  # QUESTION: column Qty fits by name, and 1 of its 2 different values are no numbers: \"2 doz 3 nos\" in line 2. How are they meant?");
        Assert.Equal(1, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
    }

    [Fact]
    public async Task Init_CellsThatDoNotFit_AreQuotedWithTheirLines()
    {
        var days = string.Concat(Enumerable.Range(1, 20).Select(day => $"R{day},2024-04-{day:00},C{1 + (day % 19)},5,cash\n"));
        _folder.Write("data/customers.csv", "Customer ID,Customer Name\n" + string.Concat(Enumerable.Range(1, 19).Select(number => $"C{number},Shop {number}\n")));
        _folder.Write("data/receipts.csv", $"Receipt No,Receipt Date,Customer,Amount,Mode\n{days}R21,TBD,C1,5,cash\nR22,\"soon\n#\u202E\",C9,5,cash\nR23,TBD,X7,5,cash\nR24,later,C2,5,cash\nR25,{new string('y', 50)},C2,5,cash\n");
        await InitAsync(0, _folder["data"]);

        AssertSays("receipts.yaml", "  date: { from: Receipt Date, formats: [yyyy-MM-dd] }  # QUESTION: 4 of its 24 different values are no such dates: \"TBD\" in line 22, \"soon #<202E>\" in line 23, \"later\" in line 26. How are they meant?");
        AssertSays("receipts.yaml", "customer_id: { ref: customers, from: Customer }  # likely: 19 of its 20 values are in customers.csv, and not \"X7\" in line 25\n");
        Assert.Equal(1, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["test", "packs/mine"])).ExitCode);
    }

    [Fact]
    public async Task Init_DatesOfNoForm_AreAskedWithTheFirstOfThem()
    {
        _folder.Write("data/expenses.csv", $"Voucher No,Date,Account,Paid Through,Amount\n1,spring,Rent,Bank,1\n2,{new string('y', 50)},Rent,Bank,2\n");
        await InitAsync(0, _folder["data"]);

        AssertSays("expenses.yaml", $"  date: {{ from: Date }}  # QUESTION: how are its dates written? Such as \"spring\" in line 2, \"{new string('y', 40)}…\" in line 3\n");
    }

    [Fact]
    public async Task Init_AGstin_BringsItsTreatmentAsAQuestion()
    {
        _folder.Write("data/customers.csv", "Customer ID,Customer Name,GSTIN\nC1,Ann,27AAPFU0939F1ZV\nC2,Bob,\n");
        var init = await InitAsync(0, _folder["data"]);

        Assert.Contains("marked QUESTION (1)", init.Out, StringComparison.Ordinal);
        AssertSays("customers.yaml", "  gst_treatment: { const: business_gst, when: { GSTIN: { not: null } } }  # QUESTION: is it this wherever GSTIN is?");
        var validated = await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"]);
        Assert.Contains("Valid: nothing is wrong.", validated.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["test", "packs/mine"])).ExitCode);
    }

    [Theory]
    [InlineData("Karnataka", "29-Karnataka", "place_of_contact: { from: State, type: state }  # sure")]
    [InlineData("Karnataka", "Dubai", "place_of_contact: { from: State, type: state, on_invalid: omit }  # QUESTION: 1 of its 2 different values are no states of India, \"Dubai\" in line 3: may they be left out?")]
    [InlineData("GA", "MN", "place_of_contact: { from: State, type: state }  # QUESTION: are these states of India?")]
    [InlineData("GA", "CA", null)]
    [InlineData("Ontario", "Quebec", null)]
    public async Task Init_AColumnOfIndianStates_IsThePlaceThatGstGoesBy(string one, string other, string? said)
    {
        _folder.Write("data/customers.csv", $"Customer ID,Customer Name,State\nC1,Ann,{one}\nC2,Bob,{other}\n");
        await InitAsync(0, _folder["data"]);

        if (said is null)
            Assert.DoesNotContain("place_of_contact", File.ReadAllText(_folder["packs", "mine", "customers.yaml"]), StringComparison.Ordinal);
        else
            AssertSays("customers.yaml", said);
        AssertSays("customers.yaml", "state: { from: State }");
        var validated = await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"]);
        Assert.True(validated.ExitCode == 0, validated.Out);
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["test", "packs/mine"])).ExitCode);
    }

    // Once every price was blank, and the invoices came to nothing without a word.
    [Fact]
    public async Task Validate_LinesWithoutAPrice_AreErrors()
    {
        _folder.Write("data/invoices.csv", "Invoice No,Date,Customer,Item,Qty,Rate\nS-1,2024-04-13,Ann,Tea,2,1\nS-2,2024-04-14,Bob,Tea,1,2\n");
        await InitAsync(0, _folder["data"]);
        _folder.Write("data/invoices.csv", "Invoice No,Date,Customer,Item,Qty,Rate\nS-1,2024-04-13,Ann,Tea,2,\nS-2,2024-04-14,Bob,Tea,1,\n");

        var validated = await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"]);

        Assert.Equal(1, validated.ExitCode);
        Assert.Contains("2 × no price at all [no-price] in invoices", validated.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_NoStreamThatIsWhole_ListsAllAndSaysWhatTheyLack()
    {
        _folder.Write("data/invoices.csv", "Invoice No,Amount\nS-1,5\nS-2,6\n");
        var init = await InitAsync(0, _folder["data"]);

        Assert.Contains("  incomplete: no column was found for customer_id, date,", init.Out, StringComparison.Ordinal);
        AssertSays("migration.yaml", "streams:\n  - invoices\n");
        Assert.Equal(2, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
    }

    [Fact]
    public async Task Init_ProductsWithStockKeepingUnits_AreKeyedByThem()
    {
        _folder.Write("data/products.csv", "Title,Size,Variant SKU,Variant Price\nTea,100 g,T1,10\nTea,250 g,T2,20\nJam,small,J1,5\n");
        await InitAsync(0, _folder["data"]);

        AssertSays("products.yaml", "key: [Variant SKU]");
    }

    [Fact]
    public async Task Init_AColumnOfKeysWithANameThatSaysNothing_IsAskedForAsTheReference()
    {
        _folder.Write("data/customers.csv", "Customer ID,Customer Name\nC1,Ann\nC2,Bob\nC3,Cid\n");
        _folder.Write("data/invoices.csv", "Invoice No,Invoice Date,Region,Booked For,Item,Quantity,Rate\nS-1,2024-04-15,North,C2,Tea,1,5\nS-2,2024-04-16,C1,C1,Tea,2,5\n");
        await InitAsync(0, _folder["data"]);

        AssertSays("invoices.yaml", "customer_id: { ref: customers, from: Booked For }");
        AssertSays("invoices.yaml", "no name says so: is it that? 2 of its 2 values are in customers.csv");
    }

    [Fact]
    public async Task Init_AStreamThatLacksSomething_IsWrittenAndNotListed()
    {
        _folder.Write("data/customers.csv", "Customer ID,Customer Name\n1,Ann\n2,Bob\n");
        _folder.Write("data/invoices.csv", "Invoice No,Customer ID,Amount\nS-1,1,5\nS-2,2,6\n");
        _folder.Write("data/things.csv", "a,b\n1,2\n");
        var init = await InitAsync(0, _folder["data"]);

        Assert.Contains("  not listed yet: no column was found for date, line_items.quantity, line_items.item_id or name, line_items.rate or item_id; see invoices.yaml\n", init.Out, StringComparison.Ordinal);
        Assert.Contains("things.csv: nothing is proposed", init.Out, StringComparison.Ordinal);
        AssertSays("migration.yaml", "streams:\n  - customers\n  # - invoices   # lacks date,");
        AssertSays("migration.yaml", "#   things.csv, 1 rows: a, b\n");
        AssertSays("invoices.yaml", "  # MISSING: Zoho requires date, and no column was found for it\n");
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
    }

    [Fact]
    public async Task Init_AWorkbookOfOneSheet_IsAFile()
    {
        _folder.Write("data/Customers.xlsx", WorkbookFile.Of(("Sheet1", Cells("Party No,Party Name", "P7,Ann", "P8,Bob"))));
        await InitAsync(0, _folder["data"]);

        AssertSays("customers.yaml", "source: { file: Customers.xlsx, sheet: Sheet1 }\nkey: [Party No]");
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["test", "packs/mine"])).ExitCode);
    }

    [Fact]
    public async Task Init_SheetsOfAWorkbook_AreEachAFile()
    {
        _folder.Write("data/books.xlsx", WorkbookFile.Of(
            ("Parties", Cells("Party No,Party Name", "P7,Ann", "P8,Bob")),
            ("Items", Cells("Item Code,Item Name,Rate", "A1,Tea,2.5", "A2,Jam,3.5"))));
        _folder.Write("data/broken.csv", "\0\0\0\0");
        var init = await InitAsync(0, _folder["data"]);

        AssertSays("parties.yaml", "source: { file: books.xlsx, sheet: Parties }\nkey: [Party No]");
        AssertSays("items.yaml", "module: books.items\nsource: { file: books.xlsx, sheet: Items }\nkey: [Item Code]");
        Assert.Contains("not read: broken.csv", init.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["test", "packs/mine"])).ExitCode);
    }

    [Fact]
    public async Task Init_HostileNames_AreWrittenSoThatTheyMeanThemselves()
    {
        _folder.Write("data/customers.csv", "id,\"Customer Name\",\"a: b # c\",\"null\",\"x\ny\",\"{z}\",${q},p\u2028module: books.items\n1,Ann,1,2,3,4,5,6\n2,Bob,1,2,3,4,5,6\n");
        _folder.Write("data/{vendors: x}.csv", "\"Vendor: Name, \u2029#\",${Company Name}\n1,Ann & Co\n2,Bob & Co\n");
        await InitAsync(0, _folder["data"]);

        Assert.Matches("\n#   x y +2 of 2 rows have it, 1 different\n", Text("customers.yaml"));
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["validate", "packs/mine", "--data", "data"])).ExitCode);
        Assert.Equal(0, (await CliRun.InvokeAsync(_folder.Path, ["test", "packs/mine"])).ExitCode);
    }

    [Fact]
    public async Task Init_WhatItWrites_HoldsNoCellOfTheFiles()
    {
        await InitAsync(0, Northwind);

        var written = string.Concat(Directory.GetFiles(_folder["packs", "mine"], "*.yaml", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.DoesNotContain("Alfreds", written, StringComparison.Ordinal);
        Assert.DoesNotContain("ALFKI", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("packs/mine --data data", "packs/mine is not empty. init makes a new pack and changes nothing that is there")]
    [InlineData("data/pack --data data", "data/pack is in the data folder data.")]
    [InlineData("other --data nowhere", "The data folder nowhere does not exist.")]
    [InlineData("other --data packs", "There is no CSV file and no workbook (.xlsx) in")]
    [InlineData("other --data data", "No file looks like records of Zoho Books")]
    [InlineData("other", "Say either --data <folder>")]
    [InlineData("other --data data --from northwind-to-books", "Say either --data <folder>")]
    [InlineData("other --from northwind-to-book", "Did you mean northwind-to-books?")]
    [InlineData("northwind-to-books --from northwind-to-books", "has the name of the pack it is to extend")]
    public async Task Init_WhatCannotBeDone_IsSaidAndNothingIsMade(string line, string said)
    {
        _folder.Write("packs/mine/notes.md", "mine").Write("data/things.csv", "a,b\n1,2\n");

        var run = await CliRun.InvokeAsync(_folder.Path, ["init", .. line.Split(' ')]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal(["data", "packs"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("mine", File.ReadAllText(_folder["packs", "mine", "notes.md"]));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<CliRun> InitAsync(int code, string data, params string[] more)
    {
        var run = await CliRun.InvokeAsync(_folder.Path, ["init", "packs/mine", "--data", data, .. more]);
        Assert.True((code, "") == (run.ExitCode, run.Error), run.Out + run.Error);
        return run;
    }

    private static string Text(JsonElement stream)
    {
        var lines = stream.TryGetProperty("lines", out var file) ? $" + {file.GetString()}" : "";
        return $"{stream.GetProperty("file").GetString()}{lines} → {stream.GetProperty("module").GetString()} by {string.Join(", ", stream.GetProperty("key").EnumerateArray().Select(column => column.GetString()))} {stream.GetProperty("certainty")}";
    }

    private static string?[][] Cells(params string[] rows) => [.. rows.Select(row => row.Split(',').Select(WorkbookFile.Text).ToArray())];

    private string Text(string file) => File.ReadAllText(_folder["packs", "mine", file]);

    private void AssertSays(string file, string text) => Assert.Contains(text, Text(file), StringComparison.Ordinal);

    private Task ReplaceAsync(string file, string old, string by) => File.WriteAllTextAsync(_folder["packs", "mine", file], Text(file).Replace(old, by, StringComparison.Ordinal));

    // Each line "field: { from: column" of the streams that both packs have, with the stream.
    private static IReadOnlyList<string> Rules(string pack) =>
    [
        .. new[] { "customers", "suppliers", "products", "orders" }.SelectMany(stream => RuleLines().Matches(File.ReadAllText(Path.Combine(pack, $"{stream}.yaml")))
            .Select(line => $"{stream} {Blanks().Replace(line.Groups["rule"].Value, " ").TrimEnd()}")),
    ];

    [GeneratedRegex(" +", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^ *(?<rule>\w+: +\{ (ref: \w+, )?(from|template): ""?[^,}""\n]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RuleLines();
}
