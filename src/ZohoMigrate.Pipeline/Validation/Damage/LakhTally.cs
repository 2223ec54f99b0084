using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>Numbers grouped as in India, in rows with a number that could not be read.</summary>
internal sealed partial class LakhTally
{
    private readonly Seen _lakhs = new();

    public void Add(string text, long line)
    {
        if (text.Contains(',', StringComparison.Ordinal) && Lakhs().IsMatch(text))
            _lakhs.Add(line);
    }

    public Suspicion? Judge() => _lakhs.Count == 0 ? null : new("lakhs", _lakhs, "numbers are grouped as in India (12,34,567), and the mapping does not read them so");

    [GeneratedRegex(@"(^|[^0-9,])[0-9]{1,2}(,[0-9]{2})+,[0-9]{3}(\.[0-9]*)?($|[^0-9,.])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Lakhs();
}
