using System.Globalization;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>What the cells of a column can be taken for. Patterns only: nothing is converted here.</summary>
internal static partial class CellKinds
{
    private const string YesOrNoName = "yes or no";

    // What exports write where there is nothing.
    private static readonly string[] Nothings = ["NULL", @"\N", "N/A", "#N/A"];

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
        (YesOrNoName, cell => YesOrNo().IsMatch(cell)),
        ("number", cell => Number().IsMatch(cell)),
        ("digits", cell => !cell.AsSpan().ContainsAnyExceptInRange('0', '9')),
        ("number 1,234.50", cell => CommaGroups().IsMatch(cell)),
        ("number 1.234,50", cell => CommaDecimals().IsMatch(cell)),
        ("percentage", IsPercentage),
        ("number, some with %", cell => IsPercentage(cell) || Number().IsMatch(cell)),
        ("e-mail", cell => Mail().IsMatch(cell)),
    ];

    /// <summary>Whether a cell says that there is nothing in it.</summary>
    public static bool IsNothing(string cell) => Nothings.Contains(cell, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the cells are all dates, numbers or the like, of one form.</summary>
    public static bool AreValues(IReadOnlyList<string> cells) => cells.Count > 0 && All.Any(kind => IsOfValues(kind) && cells.All(kind.Fits));

    /// <summary>Whether a kind is of values: yes and no are words.</summary>
    public static bool IsOfValues((string Name, Func<string, bool> Fits) kind) => kind.Name != YesOrNoName;

    private static bool IsDate(string cell, string format) =>
        DateTime.TryParseExact(cell, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsPercentage(string cell) => cell.EndsWith('%') && Number().IsMatch(cell[..^1].TrimEnd());

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
