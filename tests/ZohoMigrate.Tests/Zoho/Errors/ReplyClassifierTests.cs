using System.Globalization;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Errors;
using ZohoMigrate.Zoho.Options;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Tests.Zoho.Errors;

public sealed class ReplyClassifierTests
{
    private static readonly ManualTimeProvider Clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    private static readonly ReplyClassifier Classifier = new(
        ZohoRig.Catalogue.Products.ToDictionary(product => product.Product, ProductAnswers.Of),
        new DeliveryOptions { DefaultCooldown = TimeSpan.FromSeconds(77) },
        Clock);

    [Theory]
    [InlineData("books.items", 400, 1001, "Item \"Chai\" already exists", ReplyKind.Duplicate)]
    [InlineData("books.invoices", 400, 1001, "Invoice number already exists.", ReplyKind.Duplicate)]
    [InlineData("books.invoices", 400, 1001, "Something else", ReplyKind.Refused)]
    [InlineData("books.contacts", 400, 1001, "already exists", ReplyKind.Refused)]
    [InlineData("books.contacts", 400, 3062, "The customer \"X\" already exists. Please specify a different name.", ReplyKind.Duplicate)]
    [InlineData("books.accounts", 400, 11002, "The account already exists", ReplyKind.Duplicate)]
    [InlineData("books.customerpayments", 400, 120303, "The value is used by another record.", ReplyKind.Duplicate)]
    [InlineData("books.taxes", 400, 7777, "This tax Already Exists", ReplyKind.Duplicate)]
    [InlineData("books.currencies", 400, 7777, "Currency has already been added", ReplyKind.Duplicate)]
    [InlineData("books.invoices", 400, 1002, "the customer is not accessible", ReplyKind.MissingParent)]
    [InlineData("books.invoices", 404, 1002, "Invoice does not exist.", ReplyKind.MissingParent)]
    [InlineData("books.customerpayments", 400, 1002, "Invoice does not exist.", ReplyKind.MissingParent)]
    [InlineData("books.customerpayments", 400, 24016, "The amount entered is more than the balance due for the selected invoices.", ReplyKind.Refused)]
    [InlineData("books.bills", 400, 13011, "A bill with this number has already been created for this vendor. Please check and try again.", ReplyKind.Duplicate)]
    [InlineData("books.estimates", 400, 1004, "Duplicate number", ReplyKind.Duplicate)]
    [InlineData("books.salesorders", 400, 424242, "This sales order number already exists", ReplyKind.Duplicate)]
    [InlineData("books.purchaseorders", 400, 424242, "Purchase order cannot be created for a non-purchase item", ReplyKind.Refused)]
    [InlineData("books.bills", 400, 13009, "The account field cannot be empty", ReplyKind.Refused)]
    [InlineData("books.vendorpayments", 400, 24016, "The amount entered is more than the balance due for the selected bills.", ReplyKind.Refused)]
    [InlineData("books.vendorpayments", 400, 424242, "Some of the bills for which you've chosen to record payments do not exist", ReplyKind.MissingParent)]
    [InlineData("books.invoices", 400, 6041, "This user is not associated", ReplyKind.RunStopper)]
    [InlineData("books.invoices", 401, 57, "You are not authorized", ReplyKind.TokenExpired)]
    [InlineData("books.invoices", 200, 14, "Invalid value passed for authtoken", ReplyKind.TokenExpired)]
    [InlineData("books.invoices", 401, null, "", ReplyKind.TokenExpired)]
    [InlineData("books.invoices", 429, 45, "exceeded the maximum call rate limit of 1000", ReplyKind.Throttled)]
    [InlineData("books.invoices", 401, 57, "This feature is not available in your current plan.", ReplyKind.RunStopper)]
    [InlineData("books.invoices", 403, 424242, "Please upgrade your plan to use sales orders.", ReplyKind.RunStopper)]
    [InlineData("books.invoices", 400, null, "Not supported in this edition", ReplyKind.Refused)]
    [InlineData("books.contacts", 400, 3062, "The customer \"Upgrade your plan Ltd\" already exists.", ReplyKind.Duplicate)]
    [InlineData("books.contacts", 400, 2, "Invalid value passed for \"Upgrade your plan\"", ReplyKind.Refused)]
    [InlineData("books.invoices", 429, 44, "blocked", ReplyKind.Throttled)]
    [InlineData("books.invoices", 400, 1000, "Internal error", ReplyKind.Unknown)]
    [InlineData("books.invoices", 504, null, "", ReplyKind.Unknown)]
    [InlineData("books.invoices", 302, null, "", ReplyKind.RunStopper)]
    [InlineData("books.invoices", 400, 424242, "nobody knows this", ReplyKind.Refused)]
    public void Classify_AnswerOfACreate_IsOfThisKind(string module, int status, int? code, string message, ReplyKind kind)
    {
        var reply = Classify(module, status, code, message).Reply;

        Assert.Equal((kind, code?.ToString(CultureInfo.InvariantCulture), status), (reply.Kind, reply.Code, reply.Status));
        if (code is not null)
            Assert.Equal(message, reply.Message);
    }

    // A page of a proxy's says of a job no more than of a batch; a code of Zoho's own says that there is none.
    [Theory]
    [InlineData(403, "<html>Forbidden</html>", ReplyKind.Unknown)]
    [InlineData(400, "{}", ReplyKind.Unknown)]
    [InlineData(413, "", ReplyKind.Unknown)]
    [InlineData(400, """{"status":"error","code":"INVALID_FIELD","message":"invalid mapping","details":{}}""", ReplyKind.Refused)]
    public void Classify_AJobThatIsNotTakenOn_IsRefusedByZohosCodeAlone(int status, string body, ReplyKind kind)
    {
        var request = new ApiRequest(1, ZohoRig.Catalogue.Module("crm.leads").Bulk!.Job) { Items = [new RequestItem(1, 0)] };

        Assert.Equal(kind, Classifier.Classify(request, new WireAnswer { Status = status, Body = System.Text.Encoding.UTF8.GetBytes(body) }).Reply.Kind);
    }

    [Theory]
    [InlineData(44, null, 77), InlineData(44, 5, 5), InlineData(43, null, 3600), InlineData(43, 7200, 7200), InlineData(1070, null, 2), InlineData(null, null, 77)]
    [InlineData(44, 864_000, 864_000)]
    public void Classify_Throttled_CoolsAsLongAsZohoSaysOrTheTable(int? code, int? retryAfter, int seconds)
    {
        var attempt = Classify("books.items", 429, code, "slow down", retryAfter is { } after ? TimeSpan.FromSeconds(after) : null);

        Assert.Equal(TimeSpan.FromSeconds(seconds), attempt.Verdict.CoolDown);
        Assert.Equal(Clock.GetUtcNow().AddSeconds(seconds), attempt.Reply.RetryAt);
        Assert.False(attempt.Verdict.Abandoned);
    }

    [Theory]
    [InlineData(44, true), InlineData(null, true), InlineData(0, true), InlineData(43, false), InlineData(45, false), InlineData(1070, false)]
    public void Classify_TooManyRequests_TellsTheWindowFromOtherLimits(int? code, bool windowFull) =>
        Assert.Equal(windowFull, Classify("books.items", 429, code, "slow down").Verdict.WindowFull);

    [Theory]
    [InlineData("create", "ZohoBooks.invoices.CREATE"), InlineData("list", "ZohoBooks.invoices.READ"), InlineData("delete", "ZohoBooks.invoices.DELETE")]
    [InlineData("mark_as_sent", "ZohoBooks.invoices.CREATE")]
    public void Classify_NotAuthorized_NamesTheScopeTheCallNeeds(string operation, string scope)
    {
        var spec = ZohoRig.Catalogue.Module("books.invoices").Operations[operation];
        var answer = new WireAnswer { Status = 401, Body = """{"code":57,"message":"You are not authorized to perform this operation"}"""u8.ToArray() };

        Assert.Contains($" {scope}:", Classifier.Classify(new ApiRequest(1, spec), answer).Reply.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_EscapeSequencesInZohosWords_AreTakenOut()
    {
        var message = Classify("books.contacts", 400, 99, "\u001b[2JNo\r\n such \u202ething\u0007 \u009b31m").Reply.Message;

        Assert.Equal("[2JNo  such  thing   31m", message);
    }

    [Fact]
    public void Classify_WordsWithoutEnd_AreCut() =>
        Assert.Equal(1001, Classify("books.contacts", 400, 99, new string('x', 100_000)).Reply.Message.Length);

    [Fact]
    public void Classify_DayUsedUp_IsTheMinutesFirstAndWorthATryInAnHourOrWhenZohoSays()
    {
        Assert.Equal(TimeSpan.FromSeconds(77), Classify("books.items", 429, 45, "").Verdict.CoolDown);
        Assert.Equal(Clock.GetUtcNow().AddHours(1), Classify("books.items", 429, 45, "").Verdict.QuotaUntil);
        Assert.Equal(Clock.GetUtcNow().AddHours(5), Classify("books.items", 429, 45, "", TimeSpan.FromHours(5)).Verdict.QuotaUntil);
    }

    [Theory]
    [InlineData("30", 30), InlineData("7200000", 7_200_000), InlineData("Sun, 01 Mar 2026 01:00:00 GMT", 3600), InlineData("Sat, 28 Feb 2026 00:00:00 GMT", null)]
    [InlineData("0", null), InlineData("soon", null), InlineData(null, null)]
    public void RetryAfter_BothForms_AreReadUncapped(string? header, int? seconds)
    {
        using var response = new HttpResponseMessage();
        if (header is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", header);

        Assert.Equal(seconds, (int?)RetryAfterHeader.Read(response, Clock)?.TotalSeconds);
    }

    [Fact]
    public void RetryAfter_ADateOfAServerWhoseClockIsOff_CountsFromItsOwnNow()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Date", "Sun, 01 Mar 2026 05:00:00 GMT");
        response.Headers.TryAddWithoutValidation("Retry-After", "Sun, 01 Mar 2026 05:00:40 GMT");

        Assert.Equal(TimeSpan.FromSeconds(40), RetryAfterHeader.Read(response, Clock));
    }

    [Theory, InlineData("books"), InlineData("crm")]
    public void Table_EveryRow_NamesModulesThatExistAndSaysWhatToDo(string product) => Assert.All(ErrorTable.Load(product).Rows, row =>
    {
        Assert.True(row.Lane is null || ZohoRig.Catalogue.Product(product).Lanes.ContainsKey(row.Lane), row.Lane);
        Assert.True(row.Module is null || ZohoRig.Catalogue.FindModule(row.Module) is not null, row.Module);
        Assert.NotEmpty(row.Hint);
        Assert.NotEqual(ReplyKind.Success, row.Kind);
    });

    [Fact]
    public void Table_TheCataloguesDuplicates_AreDuplicates() => Assert.All(ZohoRig.Catalogue.Modules.Where(module => module.Duplicate?.Code is not null), module =>
        Assert.Equal(ReplyKind.Duplicate, Classify(module.Module, 400, module.Duplicate!.Code!.Value, module.Duplicate.Message).Reply.Kind));

    private static ZohoMigrate.Zoho.Resilience.ClassifiedAttempt Classify(
        string module, int status, int? code, string message, TimeSpan? retryAfter = null)
    {
        var body = code is null ? "<html>"u8.ToArray() : System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { code, message });
        return Classifier.Classify(Request(module), new WireAnswer { Status = status, Body = body, RetryAfter = retryAfter });
    }

    private static ApiRequest Request(string module) => new(1, ZohoRig.Catalogue.Module(module).Create);
}
