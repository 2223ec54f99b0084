using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What is alike in two refusals that differ only in whom they are about: the code, the field, and the words without what is quoted or counted.</summary>
internal static partial class RefusalShape
{
    public static string Of(Problem problem) => $"{problem.Code} {problem.Field} {Particulars().Replace(problem.Message, "…")}";

    [GeneratedRegex("""("[^"]*"|'[^']*'|\d+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Particulars();
}
