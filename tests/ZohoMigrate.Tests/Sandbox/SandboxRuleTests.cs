using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxRuleTests
{
    public static TheoryData<string, string, string, int, string> Faults => new()
    {
        { "no body", "/contacts", "", 4, "JSONString" },
        { "half a body", "/contacts", """{"contact_name":"A" """, 4, "JSONString" },
        { "a list", "/contacts", "[]", 4, "JSONString" },
        { "a member twice", "/contacts", """{"contact_name":"A","contact_name":"B"}""", 4, "JSONString" },
        { "required missing", "/contacts", "{}", 4, "contact_name" },
        { "required blank", "/contacts", """{"contact_name":"  "}""", 4, "contact_name" },
        { "unknown element", "/contacts", """{"contact_name":"A","gstin":"1"}""", 8, "Invalid Element gstin" },
        { "unknown inside", "/contacts", """{"contact_name":"A","billing_address":{"planet":"x"}}""", 8, "Invalid Element planet" },
        // reference/zoho-books.md §3.2.
        { "GSTIN without its treatment", "/contacts", """{"contact_name":"A","gst_no":"27AAPFU0939F1ZV"}""", 8, "Invalid Element gst_no" },
        { "bad choice", "/contacts", """{"contact_name":"A","contact_type":"friend"}""", 2, "contact_type" },
        { "text for integer", "/contacts", """{"contact_name":"A","payment_terms":"15"}""", 2, "payment_terms" },
        { "fraction for integer", "/contacts", """{"contact_name":"A","payment_terms":1.5}""", 2, "payment_terms" },
        { "number for text", "/contacts", """{"contact_name":7}""", 2, "contact_name" },
        { "no e-mail", "/contacts", """{"contact_name":"A","contact_persons":[{"email":"nobody"}]}""", 2, "email" },
        { "too long inside", "/contacts", $$$"""{"contact_name":"A","billing_address":{"city":"{{{new string('x', 101)}}}"}}""", 15, "\"city\"" },
        { "id as number", "/contacts", """{"contact_name":"A","currency_id":12}""", 2, "currency_id" },
        { "unknown id", "/contacts", """{"contact_name":"A","currency_id":"12"}""", 1002, "Currency does not exist." },
        { "negative rate", "/items", """{"name":"A","rate":-1}""", 2, "rate" },
        { "rate as text", "/items", """{"name":"A","rate":"1"}""", 2, "rate" },
        { "rate beyond decimal", "/items", """{"name":"A","rate":1e400}""", 2, "rate" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Create_OneFault_AnswersItsCodeAndMakesNothing(string odd, string path, string body, int code, string inMessage)
    {
        await using var sandbox = await SandboxHarness.StartAsync();

        var reply = await sandbox.PostAsync(path, body);

        Assert.True((400, code) == reply.Verdict, $"{odd}: {reply.Status} {reply.Body}");
        Assert.Contains(inMessage, reply.Message, StringComparison.Ordinal);
        Assert.Empty((await sandbox.SummarizeAsync()).Records);
    }

    [Theory]
    [InlineData("""{"quantity":0,"rate":1}""", 2050)]
    [InlineData("""{"quantity":1,"rate":1,"discount":"101%"}""", 2)]
    [InlineData("""{"quantity":1,"rate":1,"discount":"much"}""", 2)]
    [InlineData("""{"rate":1}""", 4)]
    public async Task Create_FaultInALine_AnswersItsCode(string line, int code)
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var customer = await sandbox.ContactAsync("Ada");

        var reply = await sandbox.PostAsync(
            "/invoices?ignore_auto_number_generation=true",
            $$"""{"customer_id":"{{customer}}","invoice_number":"1","date":"2026-03-01","line_items":[{{line}}]}""");

        Assert.Equal((400, code), reply.Verdict);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("01.03.2026")]
    public async Task Create_NoSuchDate_Answers2(string date)
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var customer = await sandbox.ContactAsync("Ada");

        var reply = await sandbox.PostAsync(
            "/invoices?ignore_auto_number_generation=true",
            $$"""{"customer_id":"{{customer}}","invoice_number":"1","date":"{{date}}","line_items":[{"quantity":1}]}""");

        Assert.Equal((400, 2, "Invalid value passed for date"), (reply.Status, reply.Code, reply.Message));
    }

    [Fact]
    public async Task Create_IdOfAnotherModule_DoesNotExist()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var item = (await sandbox.PostAsync("/items", """{"name":"Tea","rate":1}""")).Body["item"]!["item_id"]!.ToString();

        var reply = await sandbox.InvoiceAsync(item, "INV-1");

        Assert.Equal((400, 1002, "Contact does not exist."), (reply.Status, reply.Code, reply.Message));
    }

    [Fact]
    public async Task Create_LongestTextInScalars_IsTaken()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var name = string.Concat(Enumerable.Repeat("😀", 200));

        Assert.Equal(201, (await sandbox.PostAsync("/contacts", $$"""{"contact_name":"{{name}}"}""")).Status);
        var longer = await sandbox.PostAsync("/contacts", $$"""{"contact_name":"{{name}}x"}""");

        Assert.Equal((400, 15), longer.Verdict);
        Assert.Contains("less than 200 characters", longer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_OwnNumberWithoutTheQueryFlag_Answers4097()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var customer = await sandbox.ContactAsync("Ada");

        var reply = await sandbox.PostAsync(
            "/invoices",
            $$"""{"customer_id":"{{customer}}","invoice_number":"1","date":"2026-03-01","line_items":[{"quantity":1}]}""");

        Assert.Equal((400, 4097), reply.Verdict);
    }

    [Fact]
    public async Task Create_NameTakenButForCaseAndBlanks_AnswersTheModulesCode()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        await sandbox.ContactAsync("Ada Lovelace");

        var reply = await sandbox.PostAsync("/contacts", """{"contact_name":" ADA lovelace "}""");

        Assert.Equal((400, 3062), reply.Verdict);
        Assert.Equal("The customer \" ADA lovelace \" already exists. Please specify a different name.", reply.Message);
    }

    [Fact]
    public async Task Create_DocumentNumberInAnotherCase_IsAnotherNumber()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var customer = await sandbox.ContactAsync("Ada");
        await sandbox.InvoiceAsync(customer, "inv-1");

        var other = await sandbox.InvoiceAsync(customer, "INV-1");
        var same = await sandbox.InvoiceAsync(customer, "inv-1");

        Assert.Equal(201, other.Status);
        Assert.Equal((400, 1001, "Invoice number \"inv-1\" already exists."), (same.Status, same.Code, same.Message));
    }

    [Fact]
    public async Task Create_TwiceWithoutUniqueness_MakesTwoAndTheSummaryShowsIt()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { Uniqueness = false });
        await sandbox.ContactAsync("Ada");
        await sandbox.ContactAsync("Ada");
        await sandbox.ContactAsync("Bob");

        var summary = await sandbox.SummarizeAsync();

        Assert.Equal(3, summary.Records["books.contacts"].Count);
        Assert.Equal(1, summary.Duplicates["books.contacts"]);
        Assert.Equal(1, summary.CreatesCommittedTwice);
    }

    [Fact]
    public async Task Create_SendAsked_IsCountedAsAnEmail()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var customer = await sandbox.ContactAsync("Ada");
        await sandbox.PostAsync(
            "/invoices?send=true&ignore_auto_number_generation=true",
            $$"""{"customer_id":"{{customer}}","invoice_number":"1","date":"2026-03-01","line_items":[{"quantity":1}]}""");

        Assert.Equal(1, (await sandbox.SummarizeAsync()).Emails);
    }

    [Fact]
    public async Task Delete_WhileReferenced_IsRefusedUntilItIsNot()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var customer = await sandbox.ContactAsync("Ada");
        var invoice = (await sandbox.InvoiceAsync(customer, "1")).Body["invoice"]!["invoice_id"]!.ToString();

        var refused = await sandbox.CallAsync(HttpMethod.Delete, $"/contacts/{customer}");
        var invoiceGone = await sandbox.CallAsync(HttpMethod.Delete, $"/invoices/{invoice}");
        var gone = await sandbox.CallAsync(HttpMethod.Delete, $"/contacts/{customer}");
        var again = await sandbox.CallAsync(HttpMethod.Delete, $"/contacts/{customer}");

        Assert.Equal(400, refused.Status);
        Assert.Contains("it has transactions", refused.Message, StringComparison.Ordinal);
        Assert.Equal([(200, 0), (200, 0)], [invoiceGone.Verdict, gone.Verdict]);
        Assert.Equal((404, 1002), again.Verdict);
        Assert.Equal("Contact does not exist.", again.Message);
    }

    [Fact]
    public async Task Create_AfterDelete_IsNotCountedTwice()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var first = await sandbox.ContactAsync("Ada");
        await sandbox.CallAsync(HttpMethod.Delete, $"/contacts/{first}");

        var second = await sandbox.ContactAsync("Ada");

        Assert.NotEqual(first, second);
        Assert.Equal(0, (await sandbox.SummarizeAsync()).CreatesCommittedTwice);
    }
}
