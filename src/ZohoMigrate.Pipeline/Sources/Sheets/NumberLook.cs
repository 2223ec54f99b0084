using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Sources.Sheets;

/// <summary>What the number format of a cell says of the number in it: that it is a percentage, or on which side of an account it stands.</summary>
/// <param name="IsPercentage">A hundredth is shown as 1%.</param>
/// <param name="Side">"Dr" or "Cr", which Tally writes behind a number in this way; null where neither is shown.</param>
/// <param name="HidesSign">What is below zero is shown without its minus: another part of the format is for it.</param>
internal readonly partial record struct NumberLook(bool IsPercentage, string? Side, bool HidesSign)
{
    private static readonly string[] Sides = ["Dr", "Cr"];

    /// <summary>Of a format such as <c>0.00" Dr";0.00" Cr"</c>, as the file has it: parts for numbers above zero, below it, and zero.</summary>
    public static NumberLook Of(string? format, double number)
    {
        if (format is null || format.AsSpan().IndexOfAny('%', '"', '\\') < 0)
            return default;
        var parts = Parts(format);
        var isOfConditions = parts.Exists(part => Condition().IsMatch(part.Codes));
        var own = isOfConditions ? Math.Max(0, parts.FindIndex(part => Holds(part.Codes, number))) : number < 0 && parts.Count > 1 ? 1 : number == 0 && parts.Count > 2 ? 2 : 0;
        var hidesSign = isOfConditions ? parts[own].Codes.Contains("[<0]", StringComparison.Ordinal) : own == 1;
        var said = parts[own].Text.TrimEnd().TrimEnd('.').Split(' ')[^1];
        return new NumberLook(parts[own].Codes.Contains('%', StringComparison.Ordinal), Array.Find(Sides, side => side.Equals(said, StringComparison.OrdinalIgnoreCase)), hidesSign);
    }

    // [>=100000]: as Excel groups lakhs. A part without a condition is for all that the others leave.
    private static bool Holds(string codes, double number)
    {
        var found = Condition().Match(codes);
        if (!found.Success || !double.TryParse(found.Groups["than"].ValueSpan, CultureInfo.InvariantCulture, out var than))
            return true;
        return found.Groups["how"].Value switch
        {
            "<" => number < than,
            "<=" => number <= than,
            ">" => number > than,
            ">=" => number >= than,
            "=" => number == than,
            _ => number != than,
        };
    }

    // A sign in quotes or behind a backslash is text, and the number what it says.
    private static List<(string Codes, string Text)> Parts(string format)
    {
        var parts = new List<(string, string)>();
        var (codes, text) = (new StringBuilder(), new StringBuilder());
        var isText = false;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '"')
                isText = !isText;
            else if (isText)
                text.Append(format[i]);
            else if (format[i] == '\\' && i + 1 < format.Length)
                text.Append(format[++i]);
            else if (format[i] is '_' or '*')
                i++; // As wide as the sign that follows, or filled up with it.
            else if (format[i] == ';')
                End();
            else
                codes.Append(format[i]);
        }

        End();
        return parts;

        void End()
        {
            parts.Add((codes.ToString(), text.ToString()));
            codes.Clear();
            text.Clear();
        }
    }

    [GeneratedRegex(@"\[(?<how><=|>=|<>|<|>|=)(?<than>-?[0-9.]+)\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Condition();
}
