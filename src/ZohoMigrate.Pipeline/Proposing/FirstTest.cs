using System.Text;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Proving;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>The first tests of a proposed pack: a made-up row of each file, and what the pack makes of it today.</summary>
internal static class FirstTest
{
    public const string File = "tests/first.yaml";

    /// <param name="pack">What was proposed.</param>
    /// <param name="tester">Of the pack as it was written.</param>
    /// <param name="scratch">A new empty folder at each call.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<string> OfAsync(ProposedPack pack, PackTester tester, Func<string> scratch, CancellationToken cancellationToken)
    {
        var rows = new MadeUpRows(pack).Make();
        var text = new StringBuilder("""
            # yaml-language-server: $schema=../schemas/test.json
            # Made-up rows, and what the mappings make of them: change the values to such as your files have, and what is expected to what is right.
            # Then: zohomigrate test, with this pack's folder.
            given:

            """.ReplaceLineEndings("\n"));
        foreach (var (file, row) in rows)
            text.Append("  ").Append(YamlWord.Of(file)).Append(": [{ ").AppendJoin(", ", row.Select(cell => $"{YamlWord.Of(cell.Key)}: {YamlWord.Of(cell.Value)}")).Append(" }]\n");
        text.Append("cases:\n");
        foreach (var stream in pack.Ready)
        {
            var test = new PackTest
            {
                File = File,
                Line = 1,
                Name = stream.Name,
                Ground = new TestGround { Rows = rows.ToDictionary(file => file.Key, file => (IReadOnlyList<IReadOnlyDictionary<string, string>>)[file.Value], StringComparer.Ordinal) },
                Expected = [new ExpectedStream(stream.Name, new TestPlace(File, 1, 1), [])],
            };
            var made = await tester.MakeAsync(test, scratch(), cancellationToken);
            text.Append("  - name: ").Append(YamlWord.Of($"A row of {stream.Table.Title} becomes a record of {stream.Module.Module}")).Append('\n');
            text.Append("    expect:\n");
            // What it refers to must be without an error, or said not to be.
            foreach (var said in made.GroupBy(outcome => outcome.Stream).Where(said => said.Key == stream.Name || said.Any(outcome => outcome.IsRejected)))
            {
                text.Append("      ").Append(said.Key).Append(":\n");
                foreach (var outcome in said)
                    Append(text, outcome);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, StagedOutcome outcome)
    {
        text.Append("        - ").Append(outcome.Key is { Length: > 0 } key ? $"key: {YamlWord.Of(key)}" : $"row: {YamlWord.Of(outcome.Row)}").Append('\n');
        if (outcome.Payload is { } payload)
            text.Append("          body: ").Append(YamlWord.Of(ShownBody.Of(PayloadObject.Parse(payload)))).Append('\n');
        if (outcome.Problems.Count > 0)
            text.Append("          problems: [").AppendJoin(", ", outcome.Problems.Select(ShownProblem.Text)).Append("]\n");
    }
}
