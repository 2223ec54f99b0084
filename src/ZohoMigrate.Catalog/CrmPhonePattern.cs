using System.Text.RegularExpressions;

namespace ZohoMigrate.Catalog;

/// <summary>
/// What Zoho CRM documents of phone numbers (reference/zoho-crm.md §2.3): letters and digits, with one sign or blank between them or in
/// brackets; at most a plus before, and an extension behind.
/// </summary>
public static partial class CrmPhonePattern
{
    public static bool Fits(string text) => Pattern().IsMatch(text);

    // Groups give nothing back once they match: nothing behind them can begin with what they take.
    [GeneratedRegex(
        @"^\+?(?![.-])(?>(?:(?>(?:[.-]?[ ]?[0-9A-Za-z]+)+)|[ ]?\((?![.-])(?>(?:[ .-]?[0-9A-Za-z]+)+)\)(?!\.)(?>(?:[ -]?[0-9A-Za-z]+)?))+)(?>(?:,*;?[0-9A-Za-z]+)*)[#;]?\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
