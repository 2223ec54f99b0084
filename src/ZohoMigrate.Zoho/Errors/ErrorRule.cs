using System.Globalization;
using System.Text.RegularExpressions;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>A row of an error table, ready to be asked.</summary>
internal sealed class ErrorRule(ErrorRow row)
{
    // Non-backtracking: what Zoho says is not ours to trust with our time. Made when first asked: most runs ask few rows of the table.
    private readonly Lazy<Regex>? _message = row.Message is null
        ? null
        : new(() => new Regex(row.Message, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));

    public ErrorRow Row { get; } = row;

    public bool Fits(OperationSpec operation, AnswerPart part, int status, string? code, string message) =>
        (Row.Effect is null || Row.Effect == operation.Effect)
        && (Row.For is null || Row.For == part)
        && (Row.Code is null || Row.Code == code)
        && (Row.Module is null || Row.Module == operation.Module)
        && FitsStatus(status)
        && (_message?.Value.IsMatch(message) ?? true);

    private bool FitsStatus(int status)
    {
        if (Row.Status is not { } wanted)
            return true;
        var given = status.ToString(CultureInfo.InvariantCulture);
        return wanted.EndsWith("xx", StringComparison.Ordinal) ? given[0] == wanted[0] : given == wanted;
    }
}
