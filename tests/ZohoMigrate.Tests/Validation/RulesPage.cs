using System.Text;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Tests.Validation;

/// <summary>docs/rules.md, made from the rule book.</summary>
internal static class RulesPage
{
    private const string Head = """
        # What can be wrong with a record or a row

        <!-- Made from src/ZohoMigrate.Pipeline/Records/Problems/rules.yaml. To write it anew: delete this file and run the tests. -->

        Every problem has a code: it stands in brackets on the terminal, in `zm_code` in `errors/*.csv`, and as `code` in `problems.jsonl` and
        `summary.json`. An **error** keeps its record from being delivered; a **warning** does not.

        Where it says *can be changed*, a pack decides for itself, in `migration.yaml`:

        ```yaml
        rules: { phone-shape: off, date-order: error, total-differs: warning }
        ```

        The others cannot be changed: Zoho itself would refuse the record, or there is nothing that could be sent.

        Where it says *can be left out*, a field's mapping may say `on_invalid: omit`: the record is delivered without the value, with the
        warning [value-omitted](#value-omitted). A field that Zoho requires is still required.

        What is *of a whole column* keeps no record back: it stands in `report.html`, under `findings` in `summary.json`, and on the terminal, and
        a pack can only turn it off.

        Codes of the form `zoho-1001` are not listed: these are Zoho's own refusals, with Zoho's own words.

        """;

    private static readonly (ProblemStage Stage, string Title)[] Stages =
    [
        (ProblemStage.Source, "Source: the row cannot be read, or belongs to nothing"),
        (ProblemStage.Mapping, "Mapping: a cell cannot be made what its field needs"),
        (ProblemStage.Validation, "Validation: Zoho would refuse it, or somebody would be sorry"),
        (ProblemStage.Delivery, "Delivery: what came to light at Zoho"),
    ];

    public static string Write()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var (stage, title) in Stages)
        {
            page.Append($"\n## {title}\n");
            foreach (var rule in RuleBook.All.Where(rule => rule.Stages[0] == stage))
                Append(page, rule);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, Rule rule)
    {
        string[] traits =
        [
            Words.Of(rule.Severity),
            .. rule.By == RuleAuthority.Us ? ["can be changed"] : Array.Empty<string>(),
            .. rule.OfColumns ? ["of a whole column"] : rule.OfOrganization ? ["of the organisation"] : Array.Empty<string>(),
            .. rule.Omit ? ["can be left out"] : Array.Empty<string>(),
        ];
        page.Append($"\n### {rule.Code}\n\n*{Capital(rule.Title)}* ({string.Join(", ", traits)})\n\n");
        page.Append($"- What it means: {rule.Means}\n- What to do: {rule.Hint}\n- Example: {rule.Example}\n");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
