using System.Text;
using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Errors;
using ZohoMigrate.Zoho.Options;
using ZohoMigrate.Zoho.Wire;

namespace ZohoMigrate.Tests.Zoho.Errors;

/// <summary>Answers that speak of each record (reference/zoho-crm.md §2.1, §3).</summary>
public sealed class ElementAnswersTests
{
    private const string Made = """{"code":"SUCCESS","details":{"id":"36"},"message":"record added","status":"success"}""";
    private const string Missing = """{"code":"MANDATORY_NOT_FOUND","details":{"api_name":"Last_Name"},"message":"required field not found","status":"error"}""";
    private const string Taken = """{"code":"DUPLICATE_DATA","details":{"api_name":"Email","id":"35"},"message":"duplicate data","status":"error"}""";
    private const string Failed = """{"code":"INTERNAL_ERROR","details":{},"message":"Internal Server Error","status":"error"}""";

    private static readonly ReplyClassifier Classifier = new(
        ZohoRig.Catalogue.Products.ToDictionary(product => product.Product, ProductAnswers.Of), new DeliveryOptions(), TimeProvider.System);

    [Theory]
    [InlineData(200), InlineData(201), InlineData(202), InlineData(207), InlineData(400)]
    public void Classify_WhateverTheStatus_JudgesEachRecordForItself(int status)
    {
        var reply = Batch(status, Made, Missing);

        Assert.Equal([ReplyKind.Success, ReplyKind.Refused], reply.Elements.Select(element => element.Kind));
        Assert.Equal("36", reply.Of(0).Body!.Value.GetProperty("id").GetString());
        Assert.Equal(("MANDATORY_NOT_FOUND", "Last_Name", "required field not found"), (reply.Of(1).Code, reply.Of(1).Field, reply.Of(1).Message));
        Assert.NotEmpty(reply.Of(1).Hint!);
    }

    // By this word a process that finds the attempt later knows what must be looked for.
    [Theory]
    [InlineData(ReplyKind.Success, Made, Missing)]
    [InlineData(ReplyKind.Unknown, Made, Failed)]
    [InlineData(ReplyKind.Unknown, Failed, Missing)]
    [InlineData(ReplyKind.Refused, Missing, Missing)]
    [InlineData(ReplyKind.Duplicate, Taken, Taken)]
    [InlineData(ReplyKind.Refused, Missing, Taken)]
    public void Classify_ABatch_IsWhatMustBeThoughtOfAllOfIt(ReplyKind kind, params string[] elements) => Assert.Equal(kind, Batch(207, elements).Kind);

    [Theory]
    [InlineData("""{"code":"INVALID_DATA","details":{"json_path":"$.data[1].Quoted_Items[1].Product_Name","api_name":"Product_Name"},"message":"invalid data","status":"error"}""", "Quoted_Items[1].Product_Name", "invalid data")]
    [InlineData("""{"code":"INVALID_DATA","details":{"api_name":"Employees","expected_data_type":"integer"},"message":"invalid data","status":"error"}""", "Employees", "invalid data (expected integer)")]
    [InlineData("""{"code":"INVALID_DATA","details":{"api_name":"Stage","supported_values":["Won","Lost"]},"message":"invalid data","status":"error"}""", "Stage", "invalid data (known Won, Lost)")]
    [InlineData("""{"code":"DUPLICATE_DATA","details":{"api_name":"Email","duplicate_record":{"id":"35","Owner":{"id":"1"}}},"message":"duplicate data","status":"error"}""", "Email", "duplicate data (the other record is 35)")]
    [InlineData("""{"code":"MULTIPLE_OR_MULTI_ERRORS","details":{"errors":[{"code":"INVALID_DATA","details":{"api_name":"Phone","maximum_length":30},"message":"invalid data"},{"code":"MANDATORY_NOT_FOUND","details":{"api_name":"Last_Name"},"message":"required field not found"}]},"message":"several","status":"error"}""", "Phone", "several: Phone: invalid data (at most 30); Last_Name: required field not found")]
    [InlineData("""{"code":"NOBODY_KNOWS","message":"no"}""", null, "no")]
    public void Classify_ARefusedRecord_NamesItsFieldAndWhatZohoSaysOfIt(string element, string? field, string message)
    {
        var reply = Batch(207, Made, element).Of(1);

        Assert.Equal((field, message), (reply.Field, reply.Message));
    }

    [Theory]
    [InlineData(401, "INVALID_TOKEN", ReplyKind.TokenExpired)]
    [InlineData(401, "OAUTH_SCOPE_MISMATCH", ReplyKind.RunStopper)]
    [InlineData(403, "NO_PERMISSION", ReplyKind.RunStopper)]
    [InlineData(400, "INVALID_MODULE", ReplyKind.RunStopper)]
    [InlineData(413, "BODY_SIZE_REACHED", ReplyKind.Refused)]
    [InlineData(429, "TOO_MANY_REQUESTS", ReplyKind.Throttled)]
    [InlineData(500, "INTERNAL_ERROR", ReplyKind.Unknown)]
    [InlineData(400, "NOBODY_KNOWS", ReplyKind.Refused)]
    public void Classify_AFlatAnswer_IsOfTheCall(int status, string code, ReplyKind kind)
    {
        var reply = Classify(100, status, $$"""{"code":"{{code}}","details":{},"message":"…","status":"error"}""");

        Assert.Equal((kind, code, 0), (reply.Kind, reply.Code, reply.Elements.Count));
    }

    // A profile may forbid one field, and that is no reason to end the run.
    [Fact]
    public void Classify_WhatOneRecordMayNot_IsOfThatRecord() => Assert.Equal(
        ReplyKind.Refused, Batch(207, Made, """{"code":"NO_PERMISSION","details":{"api_name":"Owner"},"message":"permission denied","status":"error"}""").Of(1).Kind);

    [Theory]
    [InlineData(502, "<html>", ReplyKind.Unknown)]
    [InlineData(413, "<html>", ReplyKind.Refused)]
    [InlineData(400, "<html>", ReplyKind.Unknown)]
    [InlineData(201, "", ReplyKind.Unknown)]
    [InlineData(201, "{}", ReplyKind.Unknown)]
    [InlineData(207, """{"data":[]}""", ReplyKind.Unknown)]
    public void Classify_WhatSaysNothingOfARecord_IsUnknownUnlessItsStatusSaysAll(int status, string body, ReplyKind kind) =>
        Assert.Equal(kind, Classify(2, status, body).Kind);

    [Theory]
    [InlineData(204, "", ReplyKind.Success)]
    [InlineData(200, """{"data":[],"info":{"more_records":false}}""", ReplyKind.Success)]
    [InlineData(400, """{"code":"REQUIRED_PARAM_MISSING","details":{"param_name":"fields"},"message":"…","status":"error"}""", ReplyKind.Refused)]
    [InlineData(500, "", ReplyKind.Transient)]
    public void Classify_AReading_IsOneAnswer(int status, string body, ReplyKind kind)
    {
        var request = new ApiRequest(1, ZohoRig.Catalogue.Module("crm.accounts").ListAll);

        Assert.Equal(kind, Classifier.Classify(request, new WireAnswer { Status = status, Body = Encoding.UTF8.GetBytes(body) }).Reply.Kind);
    }

    [Theory]
    [InlineData("""{"data":[],"info":{"more_records":false}}""", 200, true)]
    [InlineData("""{"data":[{"id":"1"}],"info":{"more_records":true,"next_page_token":"t2"}}""", 200, false)]
    [InlineData("", 204, true)]
    public void Page_OfAList_SaysHowItGoesOn(string body, int status, bool isLast)
    {
        var module = ZohoRig.Catalogue.Module("crm.accounts");
        var reply = Classifier.Classify(new ApiRequest(1, module.ListAll), new WireAnswer { Status = status, Body = Encoding.UTF8.GetBytes(body) }).Reply;

        var page = ListPage.Of(reply, module)!;

        Assert.Equal(isLast, page.IsLast(200));
        Assert.Equal(isLast ? "page" : "page_token", ListPage.Query(module, 2, page, 200)[0].Key);
    }

    private static Reply Batch(int status, params string[] elements) => Classify(elements.Length, status, $$"""{"data":[{{string.Join(',', elements)}}]}""");

    private static Reply Classify(int records, int status, string body)
    {
        var request = new ApiRequest(1, ZohoRig.Catalogue.Module("crm.contacts").Create) { Items = [.. Enumerable.Range(0, records).Select(record => new RequestItem(record, 0))] };
        return Classifier.Classify(request, new WireAnswer { Status = status, Body = Encoding.UTF8.GetBytes(body) }).Reply;
    }
}
