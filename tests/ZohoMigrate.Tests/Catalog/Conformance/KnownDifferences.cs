namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>Where the catalogue says something else than Zoho's document on purpose, and why.</summary>
internal static class KnownDifferences
{
    private const string Number = "amounts travel as numbers everywhere; the document calls some of them strings";
    private const string ByAddress = "the page of the call takes addresses in place of ids";
    private const string NoTeams = "Zoho has published no document of teams; the page of the call is what there is";
    private const string AsForm = "file and comment travel as the parts of a form: files, and comments";
    private const string OfMessages = "a file is a message of its chat, and the document of messages has the call";
    private const string Misplaced = "it belongs inside invoices, where the catalogue requires it";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["books.contacts: contact_persons[].designation: at most 100 there"] = "the document of contact persons says 50",
        ["books.creditnotes: exchange_rate: string there"] = Number,
        ["books.creditnotes: line_items[].rate: not in the request"] = "its answer shows it, and without it a line has no amount",
        ["books.creditnotes: apply_to_invoices: invoice_id: required there"] = Misplaced,
        ["books.creditnotes: apply_to_invoices: amount_applied: required there"] = Misplaced,
        ["books.currencies: currency_code: at most 100 there"] = "a code of ISO 4217 has three letters",
        ["books.customerpayments: invoices: required there"] = "a payment in advance has none",
        ["books.customerpayments: invoice_id: required there"] = Misplaced,
        ["books.customerpayments: amount_applied: required there"] = Misplaced,
        ["books.estimates: shipping_charge: string there"] = Number,
        ["books.invoices: shipping_charge: string there"] = Number,
        ["books.invoices: line_items[].account_id: not in the request"] = "lines without an item take one in practice",
        ["books.invoices: line_items[].item_id: required there"] = "lines with a name and a rate of their own work in practice",
        ["books.items: unit: not in the request"] = "the document of Zoho Inventory has it, and the answer here shows it",
        ["books.items: purchase_rate: string there"] = Number,
        ["books.items: reorder_level: string there"] = Number,
        ["books.items: initial_stock: not in the request"] = "older clients give the stock without a location",
        ["books.items: initial_stock_rate: not in the request"] = "older clients give the stock without a location",
        ["books.items: locations[].initial_stock: string there"] = Number,
        ["books.items: locations[].initial_stock_rate: string there"] = Number,
        ["books.pricebooks: get: no such call"] = "the document has the path for changing and deleting alone",
        ["books.purchaseorders: line_items[].quantity: string there"] = Number,
        ["books.tagoptions: list: no such call"] = "the document has the tag's id in this path as a pattern, (\\d+)",
        ["books.vendorcredits: apply_to_bills: bills: required there"] = "required of the step, which is taken only where there are any",
        ["cliq.channelmembers: email_ids: not in the request"] = ByAddress,
        ["cliq.channelmembers: user_ids: required there"] = ByAddress,
        ["cliq.channelmembers: list: no flag limit"] = "every list is asked for a page; of this one the document tells no parameters, and shows all members",
        ["cliq.files: file: not in the request"] = AsForm,
        ["cliq.files: comment: not in the request"] = AsForm,
        ["cliq.files: files: required there"] = AsForm,
        ["cliq.files: get: no such call"] = OfMessages,
        ["cliq.files: list: no such call"] = OfMessages,
        ["cliq.files: delete: no such call"] = OfMessages,
        ["cliq.messages: get: no such call"] = "the document has it with another /messages behind it, as it has other paths twice",
        ["cliq.teams: create: no such call"] = NoTeams,
        ["cliq.teams: get: no such call"] = NoTeams,
        ["cliq.teams: list: no such call"] = NoTeams,
        ["cliq.teams: delete: no such call"] = NoTeams,
        ["crm.notes: trigger: not in the request"] = "the document of all modules' records has it, and without it automation is set off",
    };
}
