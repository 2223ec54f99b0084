using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.SampleData;

/// <summary>sample-data/slack is what its maker makes.</summary>
public sealed class SlackSampleTests
{
    [Fact]
    public void Sample_AsItStands_IsWhatIsMade()
    {
        var folder = Repository.PathOf("sample-data", "slack");
        var made = new SlackSample().Make();
        if (!File.Exists(Path.Combine(folder, "users.json")))
        {
            foreach (var (file, text) in made)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
                File.WriteAllText(Path.Combine(folder, file), text);
            }

            Assert.Fail($"{folder} is new: read it, and run the test again.");
        }

        var there = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
        Assert.Equal(made.Keys, there);
        Assert.All(made, file => Assert.True(file.Value == File.ReadAllText(Path.Combine(folder, file.Key)).ReplaceLineEndings("\n"), $"{file.Key} is not current: delete the .json files and run the test."));
    }
}
