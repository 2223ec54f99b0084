using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ZohoMigrate.Pipeline.Records.Problems;

/// <summary>Every problem this program itself can raise, read once from rules.yaml inside this assembly.</summary>
public static class RuleBook
{
    private static readonly Dictionary<string, Rule> ByCode = Read().ToDictionary(rule => rule.Code, StringComparer.Ordinal);

    /// <summary>In the order of the file: by stage.</summary>
    public static IReadOnlyCollection<Rule> All => ByCode.Values;

    /// <summary>The rule of that code; null for Zoho's own codes.</summary>
    public static Rule? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The rule of a code this program raises.</summary>
    /// <exception cref="KeyNotFoundException">rules.yaml does not have it: a bug of ours.</exception>
    public static Rule Of(string code) => ByCode[code];

    private static List<Rule> Read()
    {
        using var text = new StreamReader(typeof(RuleBook).Assembly.GetManifestResourceStream("rules.yaml")!);
        return new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithEnumNamingConvention(UnderscoredNamingConvention.Instance)
            .WithTypeMapping<IReadOnlyList<ProblemStage>, List<ProblemStage>>()
            .Build()
            .Deserialize<List<Rule>>(text);
    }
}
