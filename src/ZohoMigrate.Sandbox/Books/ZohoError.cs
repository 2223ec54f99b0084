using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>Zoho's refusals, word for word where a source has the words (reference/zoho-books.md §2, §3.2).</summary>
internal static class ZohoError
{
    public static ZohoReply NumberNotAutomatic { get; } =
        ZohoReply.Error(400, 4097, "Number entered does not match the auto-generated number.");

    // Which code Zoho uses is not known (reference/zoho-books.md §3.2).
    public static ZohoReply Unbalanced { get; } =
        ZohoReply.Error(400, 2, "Please ensure that the debits and credits are equal.");

    public static ZohoReply NoIgst { get; } =
        ZohoReply.Error(400, 3032, "IGST has to be applied as this is an interstate transaction");

    public static ZohoReply IgstWithinState { get; } =
        ZohoReply.Error(400, 3032, "IGST cannot be applied as this is an intrastate transaction");

    public static ZohoReply TaxAndReverseCharge { get; } =
        ZohoReply.Error(400, 71510, "You cant apply both reverse charge and tax to the same transaction.");

    public static ZohoReply NoReverseCharge { get; } =
        ZohoReply.Error(400, 71512, "Reverse charge should be applied on import of services or purchases from unregistered vendors.");

    // Neither code nor words are known (reference/zoho-books.md §3.2).
    public static ZohoReply PeriodLocked(DateOnly until) => ZohoReply.Error(
        400, 2, string.Create(CultureInfo.InvariantCulture, $"Transactions dated on or before {until:yyyy-MM-dd} are locked."));

    public static ZohoReply WrongOrganization(string id) =>
        ZohoReply.Error(400, 6041, $"This user is not associated with the CompanyID/CompanyName:{id}.");

    /// <summary>More is applied to a document of the module than is due.</summary>
    public static ZohoReply OverPaid(ModuleSpec module) =>
        ZohoReply.Error(400, 24016, $"The amount entered is more than the balance due for the selected {module.List}.");

    /// <summary>A field that must be there is not, or the body is not JSON.</summary>
    public static ZohoReply Missing(string field) => ZohoReply.Error(400, 4, $"Invalid value passed for {field}");

    public static ZohoReply Invalid(string field) => ZohoReply.Error(400, 2, $"Invalid value passed for {field}");

    /// <summary>A record of the wrong type ("vendor"); the codes are not known (reference/zoho-books.md §3.2), and the words are of vendors, of orders and of expenses.</summary>
    public static ZohoReply NotThatKind(string module, string field, IReadOnlyList<string> kinds) => ZohoReply.Error(400, 2, (module, field) switch
    {
        ("books.contacts", _) => $"The {char.ToUpperInvariant(kinds[0][0])}{kinds[0][1..]} field can neither be blank nor be incorrect.",
        ("books.items", _) => "A transaction of purchase cannot be created for a non-purchase item.",
        ("books.accounts", "account_id") => "Please enter valid expense account",
        _ => $"Invalid value passed for {field}",
    });

    /// <summary>A value that another record has in a custom field without duplicates; Zoho's words are not known.</summary>
    public static ZohoReply ValueTaken(string field) => ZohoReply.Error(400, 120303, $"The value specified for {field} is already used by another record.");

    public static ZohoReply UnknownElement(string field) => ZohoReply.Error(400, 8, $"Invalid Element {field}");

    public static ZohoReply TooLong(string field, int most) => ZohoReply.Error(
        400, 15, string.Create(CultureInfo.InvariantCulture, $"Please ensure that the \"{field}\" has less than {most} characters."));

    public static ZohoReply NotAbove(string field, decimal bound) => ZohoReply.Error(
        400, 2050, string.Create(CultureInfo.InvariantCulture, $"Please ensure that the {field} is greater than {bound}."));

    /// <summary>An unknown id: 400 inside a body, 404 in the path.</summary>
    public static ZohoReply DoesNotExist(ModuleSpec module, int status) =>
        ZohoReply.Error(status, 1002, $"{RecordName(module)} does not exist.");

    // Which code Zoho uses when a record is in use is not known for any module; 1040 is one live-derived case of it.
    public static ZohoReply InUse(ModuleSpec module) => ZohoReply.Error(
        400, 1040, $"{RecordName(module)} cannot be deleted: {string.Join(", ", module.Delete.RefusedWhen.DefaultIfEmpty("it is in use"))}.");

    /// <summary>"chart_of_account" → "Chart of account".</summary>
    public static string RecordName(ModuleSpec module)
    {
        var name = module.Wrapper.Replace('_', ' ');
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
