using System.Globalization;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>What the cells of a column can be taken for. Patterns only: nothing is converted here.</summary>
internal static partial class CellKinds
{
    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.fff", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssK",
        "yyyy/MM/dd", "yyyyMMdd", "dd/MM/yyyy", "MM/dd/yyyy", "d/M/yyyy", "M/d/yyyy", "dd.MM.yyyy", "d.M.yyyy", "dd-MM-yyyy", "d-M-yyyy",
        "d-MMM-yyyy", "d-MMM-yy", "d MMM yyyy", "dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm:ss",
    ];

    /// <summary>Name → test; the first that all cells of a column pass names it.</summary>
    public static IReadOnlyList<(string Name, Func<string, bool> Fits)> All { get; } =
    [
        .. DateFormats.Select(format => ($"date {format}", (Func<string, bool>)(cell => IsDate(cell, format)))),
        ("yes or no", cell => YesOrNo().IsMatch(cell)),
        ("number", cell => Number().IsMatch(cell)),
        ("digits", cell => !cell.AsSpan().ContainsAnyExceptInRange('0', '9')),
        ("number 1,234.50", cell => CommaGroups().IsMatch(cell)),
        ("number 1.234,50", cell => CommaDecimals().IsMatch(cell)),
        ("e-mail", cell => Mail().IsMatch(cell)),
    ];

    private static bool IsDate(string cell, string format) =>
        DateTime.TryParseExact(cell, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // A number written with zeros before it is a code: as a number it would lose them.
    [GeneratedRegex(@"^[+-]?(0|[1-9]\d*)(\.\d+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[+-]?(0|[1-9]\d{0,2}(,\d{2,3})*)(\.\d+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommaGroups();

    [GeneratedRegex(@"^[+-]?(0|[1-9]\d{0,2}(\.\d{3})*|[1-9]\d*)(,\d+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommaDecimals();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s.]+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();

    [GeneratedRegex("^(yes|no|true|false|y|n)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YesOrNo();
}
