using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Architecture;

/// <summary>No code and no setting has a say in whether a server's certificate counts.</summary>
public sealed partial class CertificateTests
{
    [Fact]
    public void Sources_OfTheProgram_NameNothingThatWouldTouchTheCheck()
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).ToList();

        Assert.True(files.Count > 300);
        Assert.All(files, file => Assert.DoesNotMatch(Certificates(), File.ReadAllText(file)));
    }

    [Fact]
    public void Settings_AllOfThem_SayNothingOfCertificates() =>
        Assert.DoesNotContain(KnownSettings.All, setting => SettingWords().IsMatch(setting.Key));

    [GeneratedRegex("Certificate(Custom)?Validation|DangerousAcceptAny|CheckCertificateRevocation|RevocationMode|SslOptions|SslStream|ServicePointManager", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Certificates();

    [GeneratedRegex("cert|tls|ssl|insecure|verify|trust", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex SettingWords();
}
