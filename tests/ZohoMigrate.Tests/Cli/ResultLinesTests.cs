using Xunit;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;

namespace ZohoMigrate.Tests.Cli;

public sealed class ResultLinesTests
{
    private const string Evil = "a\u001b[2J\r\u202eb\r\nc\td";

    [Theory]
    [InlineData(true, "a\u241b[2J\u240d<202E>b\nc\u2409d")]
    [InlineData(false, Evil)]
    public void Csv_OnATerminal_AreForPeopleAndElsewhereToTheLetter(bool isTerminal, string expected) =>
        Assert.Equal(expected, Written(isTerminal, lines => lines.Csv.Write(Evil)));

    [Fact]
    public void Text_ByWhateverItIsWritten_HoldsNoControlCharacter() => Assert.Equal(
        "\u241b\u241b\u241b\u241b\n\u241b\n\n",
        Written(isTerminal: true, lines =>
        {
            lines.Text.Write('\u001b');
            lines.Text.Write("\u001b");
            lines.Text.Write(['\u001b']);
            lines.Text.Write("{0}\n", '\u001b');
            lines.Text.WriteLine("\u001b");
            lines.Text.WriteLine();
        }));

    [Fact]
    public void Json_MarksThatTurnTheOrderOfReading_AreEscaped() =>
        Assert.Equal("\"\\u202e\"\n", Written(isTerminal: false, lines => lines.Json.WriteLine("\"\u202e\"")));

    private static string Written(bool isTerminal, Action<ResultLines> write)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(new ResultLines(new Surroundings
        {
            Out = output,
            Error = TextWriter.Null,
            IsOutTerminal = isTerminal,
            IsErrorTerminal = isTerminal,
            WorkingFolder = "/",
            Variable = _ => null,
        }));
        return output.ToString();
    }
}
