using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads <c>rules: { phone-shape: off, date-order: error }</c> of migration.yaml: only rules of our own can be changed.</summary>
internal static class RulesReader
{
    private static readonly Dictionary<string, Severity?> Words = new(StringComparer.Ordinal)
    {
        ["off"] = null,
        ["warning"] = Severity.Warning,
        ["error"] = Severity.Error,
    };

    public static RuleChoices Read(Section migration)
    {
        if (migration.Find("rules") is not { } node)
            return RuleChoices.None;

        var severities = new Dictionary<string, Severity?>(StringComparer.Ordinal);
        if (node is not YamlMappingNode rules)
            migration.File.Fault(node, "`rules` should be a mapping of rules to off, warning or error");
        foreach (var (codeNode, value) in node as YamlMappingNode ?? [])
        {
            var code = (codeNode as YamlScalarNode)?.Value ?? "";
            var word = migration.File.Text(value, $"rule `{code}`") ?? "";
            if (RuleBook.Find(code) is not { } rule)
                migration.File.Fault(codeNode, $"unknown rule `{code}`", "all are in docs/rules.md", NearestName.Of(code, RuleBook.All.Select(known => known.Code)));
            else if (!Words.TryGetValue(word, out var severity))
                migration.File.Fault(value, $"rule `{code}` cannot be `{word}`", $"known: {string.Join(", ", Words.Keys)}", NearestName.Of(word, Words.Keys));
            else if (rule.By != RuleAuthority.Us && severity != rule.Severity)
                migration.File.Fault(codeNode, $"rule `{code}` cannot be changed", Why(rule));
            else if ((rule.OfColumns || rule.OfOrganization) && severity == Severity.Error)
                migration.File.Fault(value, $"rule `{code}` cannot be `{word}`", "it is of a whole column: no record could be kept back for it");
            else
                severities[code] = severity;
        }

        return new RuleChoices(severities);
    }

    private static string Why(Rule rule) => rule.By == RuleAuthority.Zoho
        ? "Zoho itself refuses such a record"
        : "without it there is nothing that could be sent";
}
