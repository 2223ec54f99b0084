using Xunit;

namespace ZohoMigrate.Tests.Packs;

/// <summary>The lines of invoices and bills: items with their accounts, services, taxes, and what rounding leaves.</summary>
public sealed class TallyLineTests : IDisposable
{
    private static readonly string[] Line = ["item_id", "name", "account_id", "quantity", "rate", "description", "tax_id"];
    private readonly TallyExport _tally = new();

    [Theory]
    // One ledger comes to what the items do; the rest is a line of its own.
    [InlineData("Asha -150; Sales 100; Services 50", "Chai -2 50 100", "items:Chai accounts:Sales 2 50; Services accounts:Services 1 50")]
    // Two ledgers, each of an item's own amount.
    [InlineData("Asha -150; Sales 100; Services 50", "Chai -2 50 100; Chai -1 50 50", "items:Chai accounts:Sales 2 50; items:Chai accounts:Services 1 50")]
    // Nothing tells which item is in which account: the legs are the lines.
    [InlineData("Asha -150; Sales 90; Services 60", "Chai -2 50 100; Chai -1 50 50", "Sales accounts:Sales 1 90; Services accounts:Services 1 60")]
    // A rate that does not come to the amount, in one way and another.
    [InlineData("Asha -90; Sales 90", "Chai -2 50 90", "items:Chai accounts:Sales 2 45")]
    [InlineData("Asha -100; Sales 100", "Chai -3 33.33 100", "items:Chai accounts:Sales 3 33.333333")]
    [InlineData("Asha -100; Sales 100", "Chai 0 0 100", "items:Chai accounts:Sales 1 100.00 0 in all")]
    [InlineData("Asha -100; Sales 100", "Chai -2 50/Nos 100; Chai -1 0 0", "items:Chai accounts:Sales 2 50; items:Chai accounts:Sales 1 0")]
    // A discount is below zero.
    [InlineData("Asha -90; Sales 100; Rent -10", "", "Sales accounts:Sales 1 100; Rent accounts:Rent 1 -10")]
    public async Task Read_AnInvoice_HasLinesThatComeToWhatWasEntered(string legs, string items, string lines)
    {
        var invoice = _tally.Voucher("Sales", legs, "1", items: items);

        Assert.Equal(lines, (await _tally.ReadAsync()).List("invoices", invoice, "line_items", Line));
    }

    [Theory]
    [InlineData("Asha -118; Sales 100; CGST 9; SGST 9", "Chai -1 100 100", "items:Chai accounts:Sales 1 100 tax-groups:18000")]
    [InlineData("Asha -118; Sales 100; IGST 18", "Chai -1 100 100", "items:Chai accounts:Sales 1 100 taxes:igst 18000")]
    // Items of two rates, by the rates that they name, in the accounts of these rates.
    [InlineData("Asha -328; Sales 100; Services 200; CGST 14; SGST 14", "Chai -1 60 60; Rice -2 100 200; Chai -1 40 40", "items:Chai accounts:Sales 1 60 tax-groups:18000; items:Rice accounts:Services 2 100 tax-groups:5000; items:Chai accounts:Sales 1 40 tax-groups:18000")]
    // A service names no rate: the one is found that explains the tax.
    [InlineData("Asha -112; Services 100; IGST 12", "", "Services accounts:Services 1 100 taxes:igst 12000")]
    // Freight without tax beside goods that have it.
    [InlineData("Asha -218; Sales 100; Services 100; IGST 18", "Rice -1 100 100", "items:Rice accounts:Sales 1 100 taxes:igst 18000; Services accounts:Services 1 100")]
    // No rate explains it: the tax is a line of its own.
    [InlineData("Asha -137; Services 100; IGST 37", "", "Services accounts:Services 1 100; IGST accounts:IGST 1 37")]
    // Tally has rounded otherwise.
    [InlineData("Asha -11.81; Services 10; IGST 1.81", "", "Services accounts:Services 1 10 taxes:igst 18000; Rounding of tax accounts:IGST 1 0.01")]
    public async Task Read_ATaxedInvoice_HasTheTaxOfEachLine(string legs, string items, string lines)
    {
        var invoice = _tally.Voucher("Sales", legs, "1", items: items);

        Assert.Equal(lines, (await _tally.ReadAsync()).List("invoices", invoice, "line_items", Line));
    }

    [Fact]
    public async Task Read_ABillWithTdsKeptBack_TaxesWhatWasBought()
    {
        var bill = _tally.Voucher("Purchase", "Vendor 108; TDS Payable 10; Rent -100; IGST -18", "1", place: "Maharashtra");

        var books = await _tally.ReadAsync();

        Assert.Equal("TDS Payable accounts:TDS Payable 1 -10; Rent accounts:Rent 1 100 taxes:igst 18000", books.List("bills", bill, "line_items", Line));
        Assert.Equal("MH", books.Payload("bills", bill)["destination_of_supply"]!.ToString());
        Assert.Equal(("IGST18", "18", "igst"), books.Of("taxes").Select(tax => (tax.Payload["tax_name"]!.ToString(), tax.Payload["tax_percentage"]!.ToString(), tax.Payload["tax_specific_type"]!.ToString())).Single());
    }

    [Theory]
    [InlineData("Sales", "Asha -101; Sales 100.6; Round Off 0.4", "invoices", "0.40")]
    [InlineData("Sales", "Asha -100; Sales 100.4; Round Off -0.4", "invoices", "-0.40")]
    [InlineData("Purchase", "Vendor 101; Purchase -100.6; Round Off -0.4", "bills", "0.40")]
    public async Task Read_WhatRoundingLeaves_IsTheAdjustment(string type, string legs, string stream, string adjustment)
    {
        var voucher = _tally.Voucher(type, legs, "1");

        var books = await _tally.ReadAsync();

        Assert.Equal(adjustment, books.Payload(stream, voucher)["adjustment"]!.ToString());
        Assert.Single(books.Payload(stream, voucher)["line_items"]!.AsArray());
    }

    [Fact]
    public async Task Read_ACreditNote_HasNoAdjustmentButALine()
    {
        var note = _tally.Voucher("Credit Note", "Asha 101; Sales -100.6; Round Off -0.4", "1");

        Assert.Equal("Sales accounts:Sales 1 100.6; Round Off accounts:Round Off 1 0.4", (await _tally.ReadAsync()).List("credit-notes", note, "line_items", Line));
    }

    public void Dispose() => _tally.Dispose();
}
