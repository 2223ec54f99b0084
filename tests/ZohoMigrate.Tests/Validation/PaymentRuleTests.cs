using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Validation;

namespace ZohoMigrate.Tests.Validation;

public sealed class PaymentRuleTests
{
    private static readonly ModuleSpec Payments = ZohoCatalogue.Load().Module("books.customerpayments");

    [Theory]
    [InlineData("""{"amount":100,"invoices":[]}""", "")]
    [InlineData("""{"amount":100.00}""", "")]
    [InlineData("""{"amount":100.004,"bank_charges":0.005,"invoices":[{"invoice_id":"7","amount_applied":10.005}]}""",
        "too-precise amount, too-precise bank_charges, too-precise invoices[0].amount_applied")]
    [InlineData("""{"amount":0}""", "not-above amount")]
    [InlineData("""{"amount":100,"invoices":[{"invoice_id":"7","amount_applied":60},{"invoice_id":"8","amount_applied":40.00}]}""", "")]
    [InlineData("""{"amount":100,"invoices":[{"invoice_id":"7","amount_applied":60},{"invoice_id":"8","amount_applied":40.01}]}""", "over-applied amount")]
    [InlineData("""{"amount":79000000000000000000000000000,"invoices":[{"invoice_id":"7","amount_applied":79000000000000000000000000000},{"invoice_id":"8","amount_applied":79000000000000000000000000000}]}""", "over-applied amount")]
    [InlineData("""{"amount":100,"invoices":[{"invoice_id":"7","amount_applied":-1}]}""", "too-small invoices[0].amount_applied")]
    [InlineData("""{"amount":100,"invoices":[{"invoice_id":"7"}]}""", "required invoices[0].amount_applied")]
    [InlineData("""{"amount":{"$total":"orders","key":"1"},"invoices":[{"invoice_id":{"$ref":"orders","key":"1"},"amount_applied":{"$total":"orders","key":"1"}}]}""", "")]
    [InlineData("""{"amount":100,"payment_mode":{"$total":"orders","key":"1"}}""", "wrong-type payment_mode")]
    public void Check_Payment_ListsWhatItBreaks(string payment, string problems) =>
        Assert.Equal(problems, string.Join(", ", Check(payment).Problems.Select(problem => $"{problem.Code} {problem.Field}")));

    [Fact]
    public void Check_OverApplied_SaysWhereAndNoValue()
    {
        var problem = Assert.Single(Check("""{"amount":4711,"invoices":[{"invoice_id":"7","amount_applied":9999}]}""").Problems);

        Assert.Equal("amount is less than what is applied of it (payments.csv line 2)", problem.Message);
        Assert.NotNull(problem.Hint);
    }

    [Fact]
    public void Check_WhatTheSetRulesAsk_StandsBesideTheRecord()
    {
        var record = Check("""
            {"amount":100.00,"reference_number":"UTR #ZM-O3PCWBFG3R5I",
             "invoices":[{"invoice_id":{"$ref":"orders","key":"1"},"amount_applied":60.00},{"invoice_id":{"$ref":"orders","key":"2"},"amount_applied":{"$total":"orders","key":"2"}},
                         {"invoice_id":{"$ref":"orders","key":"3"},"amount_applied":{"$total":"orders","key":"2"}}]}
            """, Order("invoices[0].invoice_id", "1"), Order("invoices[1].invoice_id", "2"), Order("invoices[2].invoice_id", "3"));

        Assert.Equal((100.00m, "#ZM-O3PCWBFG3R5I"), (record.Total, record.NaturalKey));
        Assert.Equal([new AppliedAmount(60.00m), new AppliedAmount(null), null], record.References.Select(reference => reference.Applied));
    }

    [Fact]
    public void Check_RejectedRecord_ComesToNothingKnown() => Assert.Null(Check("""{"amount":100,"date":"tomorrow"}""").Total);

    [Theory]
    [InlineData(83, null)]
    [InlineData(84, "reference_number has 84 characters; with the 17 of the marker that tells the record from others it has 101, and Zoho takes 100 (payments.csv line 2)")]
    public void Check_ReferenceTooLongForItsMarker_SaysWhat(int length, string? message)
    {
        var reference = RecordMarker.Append(new string('x', length), RecordMarker.Of("payments", "1"));

        Assert.Equal(message, Check($$"""{"amount":1,"reference_number":"{{reference}}"}""").Problems.SingleOrDefault()?.Message);
    }

    private static Reference Order(string field, string key) => new(field, "orders", key);

    private static MappedRecord Check(string payment, params Reference[] references)
    {
        var record = TestRecord.Of(payment, "payments", Payments.Module) with { References = references };
        foreach (var (field, value) in (KeyValuePair<string, string>[])[new("customer_id", "1"), new("payment_mode", "cash"), new("date", "2026-01-02")])
            record.Payload[field] ??= value;
        return new ValidationStage(Payments, new HashSet<string>()).Check(record);
    }
}
