using System.Text;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>Where in a JSON document an array stands: <c>$</c>, <c>$.members</c>, <c>$.data['all users'][*]</c>. Names of members only: there is one such place in a document, or none.</summary>
public sealed partial class JsonPath
{
    private JsonPath(IReadOnlyList<string> steps) => Steps = steps;

    /// <summary>The document itself.</summary>
    public static JsonPath Root { get; } = new([]);

    /// <summary>The members to go into, from the outermost.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>The place; null where the text names none.</summary>
    public static JsonPath? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Written().Match(text);
        return match.Success ? new JsonPath([.. match.Groups["step"].Captures.Select(step => step.Value)]) : null;
    }

    /// <summary>As a mapping writes it.</summary>
    public override string ToString() => Upto(Steps.Count);

    /// <summary>The way to the first of its members.</summary>
    public string Upto(int steps)
    {
        var text = new StringBuilder("$");
        foreach (var step in Steps.Take(steps))
            text.Append(Plain().IsMatch(step) ? $".{step}" : $"['{step}']");
        return text.ToString();
    }

    [GeneratedRegex(@"^\$(\.(?<step>[\p{L}_][\p{L}\p{N}_-]*)|\['(?<step>[^']+)'\]|\[""(?<step>[^""]+)""\])*(\[\*\])?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_-]*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
