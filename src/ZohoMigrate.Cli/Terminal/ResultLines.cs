using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// Stdout, and the only way to it. Cells, keys and Zoho's messages are strangers' text: whatever in them would steer the terminal is shown as
/// a sign, or escaped where it stands in JSON.
/// </summary>
internal sealed class ResultLines(Surroundings surroundings)
{
    /// <summary>Text for people.</summary>
    public TextWriter Text { get; } = new CleanWriter(surroundings.Out, PlainText.Visible);

    /// <summary>JSON for programs.</summary>
    public TextWriter Json { get; } = new CleanWriter(surroundings.Out, PlainText.Escaped);

    /// <summary>CSV for a program or a file, to the letter; on a terminal, as text for people.</summary>
    public TextWriter Csv => surroundings.IsOutTerminal ? Text : surroundings.Out;
}
