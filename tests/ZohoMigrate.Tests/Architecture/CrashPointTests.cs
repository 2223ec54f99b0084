using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Cli.Commands.Selftest;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Architecture;

public sealed partial class CrashPointTests
{
    // A first run comes to none of these: it has no checkpoint of an earlier version, and none that is made anew.
    private static readonly string[] Elsewhere = ["before-replace", "after-replace", "before-migration", "after-migration"];

    [Fact]
    public void Points_OfTheSelftest_AreThoseOfTheCode()
    {
        var passed = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Passed().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value);

        Assert.Equal(passed.Order(StringComparer.Ordinal), KillPoint.All.Select(point => point.Name).Concat(Elsewhere).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("CrashPoint\\.Pass\\(\"(?<name>[^\"]+)\"[,)]", RegexOptions.NonBacktracking)]
    private static partial Regex Passed();
}
