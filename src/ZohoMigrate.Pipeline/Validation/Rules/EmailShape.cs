using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>What every e-mail address looks like; whether it exists only a letter can tell.</summary>
internal static partial class EmailShape
{
    public static bool Fits(string text) => Address().IsMatch(text);

    [GeneratedRegex(@"^[^@\s,;<>""]+@[^@\s,;<>"".]+(\.[^@\s,;<>"".]+)+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
