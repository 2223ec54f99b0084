using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Architecture;

/// <summary>What a command writes goes through two places, where strangers' text is made harmless; nobody goes around them.</summary>
public sealed partial class TerminalTests
{
    private static readonly Dictionary<string, string> Cli = Directory
        .EnumerateFiles(Repository.PathOf("src", "ZohoMigrate.Cli"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
        .ToDictionary(path => Path.GetRelativePath(Repository.PathOf("src", "ZohoMigrate.Cli"), path).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);

    [Fact]
    public void Console_WhoTouchesIt_IsTheEntryAlone() => Assert.Equal(["Program.cs"], Using(SystemConsole()));

    [Fact]
    public void Streams_WhoWritesToThem_AreTheTwoSinks() => Assert.Equal(
        // The console is asked for its width and letters; what it draws is drawn into a text.
        ["Terminal/ErrorLines.cs", "Terminal/ResultConsole.cs", "Terminal/ResultLines.cs"], Using(Streams()));

    [Fact]
    public void AnsiConsole_WhoMakesOrWritesToOne_IsNobodyElse()
    {
        Assert.Equal(["Terminal/ResultConsole.cs", "Terminal/Tables.cs"], Using(AnsiConsoles()));
        Assert.Empty(Using(ConsoleWrites()));
    }

    private static IEnumerable<string> Using(Regex what) => Cli.Where(file => what.IsMatch(file.Value)).Select(file => file.Key).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(^|[^.\w])(System\.)?Console\.\w", RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex SystemConsole();

    [GeneratedRegex(@"urroundings\.(Out|Error)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Streams();

    [GeneratedRegex(@"\bAnsiConsole\.", RegexOptions.NonBacktracking)]
    private static partial Regex AnsiConsoles();

    [GeneratedRegex(@"\b_?console\.(Write|Markup)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ConsoleWrites();
}
