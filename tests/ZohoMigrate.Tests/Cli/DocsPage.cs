using System.Text.RegularExpressions;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>What a page under docs/ has users type.</summary>
internal sealed partial class DocsPage(string file)
{
    public string Text { get; } = File.ReadAllText(Repository.PathOf("docs", file)).ReplaceLineEndings("\n");

    /// <summary>Its blocks of YAML, in their order.</summary>
    public IReadOnlyList<string> Yaml => [.. YamlBlocks().Matches(Text).Select(block => block.Groups["yaml"].Value)];

    /// <summary>The mappings among them.</summary>
    public IReadOnlyList<string> Streams => [.. Yaml.Where(block => block.StartsWith("module: ", StringComparison.Ordinal))];

    /// <summary>The command lines within its sentences, without the program's name.</summary>
    public IReadOnlyList<string> Commands => [.. Inline().Matches(Text).Select(code => code.Groups["line"].Value)];

    /// <summary>The cells of the rows of a table, whose head begins as said.</summary>
    public IReadOnlyList<string[]> Rows(string head) =>
    [
        .. Text.Split('\n').SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];

    /// <summary>All that stands in backticks in a text.</summary>
    public static IEnumerable<string> CodeIn(string text) => Code().Matches(text).Select(code => code.Groups["code"].Value);

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YamlBlocks();

    [GeneratedRegex(@"(?<!`)`zohomigrate (?<line>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"(?<!`)`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
