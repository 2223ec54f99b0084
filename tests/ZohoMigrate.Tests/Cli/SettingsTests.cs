using Microsoft.Extensions.Configuration;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Cli;

public sealed class SettingsTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    [Fact]
    public void Read_NothingSet_IsTheContractsDefaults()
    {
        var settings = Read();

        Assert.Equal("com", settings.Zoho.DataCenter);
        Assert.Equal((null, null, null, null, 0), (settings.Of("books").Requests, settings.Of("books").Window, settings.Of("books").Concurrency, settings.Of("books").PerDay, settings.Of("books").Headroom));
        Assert.Equal(
            ("00:01:00", 5, "00:01:30", "00:10:00", "00:00:30", "00:01:00"),
            ($"{settings.Delivery.AttemptTimeout}", settings.Delivery.MaxAttempts, $"{settings.Delivery.SettleDelay}", $"{settings.Delivery.AbsenceDelay}", $"{settings.Delivery.LateArrival}", $"{settings.Delivery.DefaultCooldown}"));
    }

    [Fact]
    public void Read_HowRecordsGo_IsByCallsUnlessItIsSaidOtherwise()
    {
        Assert.Equal((BulkChoice.Never, TimeSpan.FromDays(1)), (Read().Delivery.Bulk, Read().Delivery.JobArrival));
        Assert.Equal(BulkChoice.Auto, Read(("Delivery:Bulk", "auto")).Delivery.Bulk);
        Assert.Contains(
            "Delivery:Bulk=value): \"sometimes\" is not one of never, auto, always", Assert.Throws<UserFaultException>(() => Read(("Delivery:Bulk", "sometimes"))).Message, StringComparison.Ordinal);
        Assert.Contains("1 setting is wrong", Assert.Throws<UserFaultException>(() => Read(("Delivery:Bulk", "7"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EverySetting_ArrivesWhereItBelongs()
    {
        var settings = Read(("Zoho:DataCenter", "in"), ("zoho:apiurl", "http://127.0.0.1:8080"), ("Limits:Books:Window", "00:00:06"), ("Delivery:MaxAttempts", "9"), ("State:Folder", "here"));

        Assert.Equal(("in", 8080, TimeSpan.FromSeconds(6), 9), (settings.Zoho.DataCenter, settings.Zoho.ApiUrl!.Port, settings.Of("books").Window!.Value, settings.Delivery.MaxAttempts));
        Assert.Equal(Path.GetFullPath("here", "/folder"), settings.StateFolder);
    }

    [Fact]
    public void Read_SeveralFaults_AreAllListedInEveryNotation()
    {
        var fault = Assert.Throws<UserFaultException>(() => Read(
            ("Limits:Books:Window", "soon"),
            ("Limits:Books:Headroom", "100"),
            ("Limits:Books:DayZone", "Mars/Olympus"),
            ("Delivery:MaxAttempts", "0"),
            ("Delivery:SettleDelai", "00:00:01"),
            ("Zoho:DataCenter", "xx"),
            ("Zoho:ApiUrl", "http://books.example.com")));

        Assert.StartsWith("7 settings are wrong:", fault.Message, StringComparison.Ordinal);
        Assert.All(
            [
                "Limits:Books:Window (environment: ZOHOMIGRATE_Limits__Books__Window; command line: --config Limits:Books:Window=value): \"soon\" is not a time",
                "Limits:Books:Headroom",
                "\"Mars/Olympus\" is no time zone that is known here",
                "\"0\" is not between 1 and 100",
                "Delivery:SettleDelai: there is no such setting. Did you mean Delivery:SettleDelay?",
                "\"xx\" is none of com, eu, in, au, jp, ca, cn, sa, uk, ae",
                "must be https",
            ],
            said => Assert.Contains(said, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_AKeyOfAnotherProgram_IsNoneOfOurBusiness() => Assert.NotNull(Read(("Editor", "vi"), ("Serilog:Level", "Debug")));

    [Theory]
    [InlineData("Zoho:ClientSecret")]
    [InlineData("zoho:refreshtoken")]
    public async Task Config_ASecret_IsRefusedAndNotRepeated(string key)
    {
        var run = await CliRun.InvokeAsync("status", "runs/x", "--config", $"{key}=hunter2");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("a secret is not taken from the command line", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_AnUnknownKey_IsRefusedWithTheNearest()
    {
        var run = await CliRun.InvokeAsync("status", "runs/x", "--config", "Limits:Book:Window=00:00:06");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Did you mean Limits:Books:Window?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_OneKeyTwice_TheLaterWins()
    {
        string[] twice = ["--config", "Limits:Books:PerDay=60", "--config", "limits:books:perday=70"];
        var configuration = new ConfigurationBuilder();
        configuration.AddSettings("/folder", [twice[1], twice[3]]);

        Assert.Equal(70, SettingsReader.Read(configuration.Build(), Surroundings, Catalogue).Of("books").PerDay);
        Assert.Equal(0, (await CliRun.InvokeAsync(["validate", "mappings/northwind-to-books", "--data", "sample-data/northwind-small", .. twice])).ExitCode);
    }

    [Theory]
    [InlineData("status runs/x")]
    [InlineData("describe")]
    public async Task Config_SeveralFaults_AreAllListed(string command)
    {
        var run = await CliRun.InvokeAsync(
            [.. command.Split(' '), "--config", "Foo:Bar=1", "--config", "Limits:Books:Requests=0", "--config", "Zoho:DataCenter=xx", "--config", "Zoho:ClientSecret=hunter2"]);

        Assert.Equal(2, run.ExitCode);
        Assert.All(
            ["4 settings are wrong:", "--config Foo:Bar: there is no such setting.", "Limits:Books:Requests", "\"xx\" is none of", "a secret is not taken from the command line"],
            said => Assert.Contains(said, run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatIsNoJson_IsNamedWithItsPlace()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["zohomigrate.json"], "{ \"Zoho\": ");
        var run = await CliRun.InvokeAsync(folder.Path, ["status", "x"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("zohomigrate.json:1:11 is not JSON: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_OverTheFile_Wins()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["zohomigrate.json"], "{ \"Limits\": { \"Books\": { \"Requests\": 7, \"Window\": \"00:00:06\" } } }");
        var configuration = new ConfigurationBuilder();
        configuration.AddSettings(folder.Path, ["Limits:Books:Requests=8"]);
        var settings = SettingsReader.Read(configuration.Build(), Surroundings, Catalogue);

        Assert.Equal((8, TimeSpan.FromSeconds(6)), (settings.Of("books").Requests!.Value, settings.Of("books").Window!.Value));
    }

    [Fact]
    public void Scrub_ASecret_IsGoneInEveryDisguise()
    {
        var scrubber = new SecretScrubber(Configuration(("Zoho:ClientSecret", "a b&\"c")));

        Assert.Equal(
            "1 *** 2 *** 3 *** 4 *** 5 *** 6 *** 7",
            scrubber.Scrub("1 a b&\"c 2 a%20b%26%22c 3 a b\\u0026\\u0022c 4 a+b%26%22c 5 a b&\\\"c 6 YSBiJiJj 7"));
    }

    private static Surroundings Surroundings { get; } = new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        IsOutTerminal = false,
        IsErrorTerminal = false,
        WorkingFolder = "/folder",
        Variable = _ => null,
    };

    private static CliSettings Read(params (string Key, string Value)[] settings) =>
        SettingsReader.Read(Configuration(settings), Surroundings, Catalogue);

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
}
