using System.CommandLine;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Output people read, approved as a file. To approve anew: delete the file, run the test twice, and read the difference.</summary>
internal static class Expectation
{
    public static void Check(string name, string actual)
    {
        // Under a test runner the program has another name.
        var text = actual.Replace(RootCommand.ExecutableName, "zohomigrate", StringComparison.Ordinal).ReplaceLineEndings("\n");
        text = string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));
        var file = Repository.PathOf("tests", "ZohoMigrate.Tests", "Cli", "Expectations", $"{name}.txt");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, text);
            Assert.Fail($"{file} is new: read it, and run the test again.");
        }

        Assert.Equal(File.ReadAllText(file), text);
    }
}
