using Xunit;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>Settings that cannot be: found before anything is made or asked, each in the notations it can be given in.</summary>
public sealed class SettingTests : IDisposable
{
    private readonly BadInputFolder _folder = new();

    public static TheoryData<string, string> Arguments => new()
    {
        { "Limits:Books:Requests=many", "\"many\" is not a whole number." },
        { "Limits:Books:Requests=0", "\"0\" is not between 1 and 1000000." },
        { "Limits:Books:Window=60", ": 60 alone is read as days, write a time as hours:minutes:seconds, like 00:01:00." },
        { "Zoho:DataCenter=us", "sa, uk, ae; that of the United States is com." },
        { "Limits:Books:Window=-00:01:00", "\"-00:01:00\" is not between" },
        { "Limits:Books:Headroom=100", "\"100\" leaves nothing of Limits:Books:Requests to this program." },
        { "Limits:Books:DayZone=Asia/Kolkatta", "\"Asia/Kolkatta\" is no time zone that is known here, like Asia/Kolkata or America/Los_Angeles." },
        { "Limits:Books:DayZone=", "\"\" is no time zone that is known here" },
        { "Limits:Books:Reserve=20", "\"20\" is not a share from 0% to 99%, like 20%." },
        { "Limits:Books:Reserve=100%", "\"100%\" is not a share from 0% to 99%, like 20%." },
        { "Limits:Books:Reserve=-5%", "\"-5%\" is not a share from 0% to 99%, like 20%." },
        { "Delivery:SettleDelay=-1", "\"-1\" is not between 00:00:00 and" },
        { "Delivery:SettleDelai=1", "there is no such setting. Did you mean Delivery:SettleDelay?" },
        { "Zoho:ClientSecret=a-client-secret", "a secret is not taken from the command line" },
        { "Zoho:ApiUrl=http://example.com", "must be https, or http on loopback" },
        { "Zoho:ApiUrl=localhost:8080", "must be https, or http on loopback" },
        { "Zoho:ApiUrl=http://127.0.0.1.evil.example", "\"http://127.0.0.1.evil.example\" must be https, or http on loopback" },
        { "Zoho:AccountsUrl=http://localhost.evil.example", "must be https, or http on loopback" },
        { "Zoho:ApiUrl=http://0.0.0.0", "must be https, or http on loopback" },
        { "Zoho:ApiUrl=http://[::2]", "must be https, or http on loopback" },
        { "Zoho:ApiUrl=http://a-client-secret@evil.example", "\"http://evil.example\" must not have anything before an @" },
        { "Zoho:AccountsUrl=https://www.zohoapis.com:a-client-secret@evil.example", "\"https://evil.example\" must not have anything before an @" },
        { "Zoho:ApiUrl=http://evil.example@127.0.0.1", "must not have anything before an @" },
        { "Zoho:ApiUrl=//evil.example", "Zoho:ApiUrl" },
        { "Zoho:ApiUrl=ftp://127.0.0.1", "must be https, or http on loopback" },
        { "Zoho:DataCenter=moon", "\"moon\" is none of com, eu, in" },
        { "Zoho:OrganizationId=northwind", "\"northwind\" is not the number of an organisation (Zoho Books, Manage Organizations)." },
        { "Limits:Books:Requests", "write it as Limits:Books:Requests=value." },
    };

    public static TheoryData<string, string> Files => new()
    {
        { "", "zohomigrate.json:1:1 is not JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token. It should look like" },
        { "{\n  \"Zoho\": {\n    \"DataCenter\" \"in\"\n  }\n}", "zohomigrate.json:3:18 is not JSON: " },
        { "{ \"Zoho\": {", "zohomigrate.json:1:12 is not JSON: " },
        { "[1, 2]", "zohomigrate.json cannot be used: Top-level JSON element must be an object." },
        { "{ \"Zoho\": { \"DataCenter\": \"in\", \"DataCenter\": \"com\" } }", "A duplicate key 'Zoho:DataCenter' was found. It should look like { " },
        { "{ \"Limits\": { \"Books\": { \"Requests\": [100] } } }", "Limits:Books:Requests: one value belongs there, not a list or a group." },
        { "{ \"Limits\": { \"Books\": 100 } }", "Limits:Books: this is a group, not a value. In it go Requests, Window, Concurrency, PerDay, DayZone, Headroom, Reserve." },
        { "{ \"Limits\": { \"Books\": { \"Requests\": 99.5 } } }", "\"99.5\" is not a whole number." },
        { "{ \"Zoho\": { \"OrganizationId\": true } }", "\"True\" is not the number of an organisation" },
        { "{ \"Zohoo\": { \"DataCenter\": \"in\" } }", "Zohoo:DataCenter: there is no such setting. Did you mean Zoho:DataCenter?" },
        { "{ \"Northwind\": { \"Year\": 1998 } }", "Northwind:Year: there is no such setting." },
        { "{ \"Zoho\": { \"ClientSecret\": \"a-client-secret\", \"DataCentre\": \"in\" } }", "Zoho:DataCentre: there is no such setting. Did you mean Zoho:DataCenter?" },
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    public async Task Run_ASpoiltSetting_IsNamedBeforeAnythingIsMade(string setting, string said) =>
        await AssertRefusedAsync(said, $" --config {setting}");

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Run_ASpoiltFile_IsNamedWithItsPlace(string text, string said)
    {
        _folder.Write("zohomigrate.json", text);

        await AssertRefusedAsync(said);
    }

    [Fact]
    public async Task Run_SeveralSettingsAreSpoilt_AreAllNamed()
    {
        _folder.Write("zohomigrate.json", """{ "Limits": { "Books": { "Requests": "many", "PerDay": -5 } }, "Delivery": { "MaxAttempts": 0 } }""");

        await AssertRefusedAsync("3 settings are wrong:");
    }

    [Fact]
    public async Task Run_TheFileIsAFolder_IsSaid()
    {
        Directory.CreateDirectory(_folder["zohomigrate.json"]);

        await AssertRefusedAsync("zohomigrate.json is a folder.");
    }

    [SkippableFact]
    public async Task Run_TheFileCannotBeRead_IsSaid()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need rights there");
        File.CreateSymbolicLink(_folder["zohomigrate.json"], "zohomigrate.json");

        await AssertRefusedAsync("zohomigrate.json cannot be read: ");
    }

    [Fact]
    public async Task Run_LiveWithoutCredentials_NamesAllThatIsMissing() =>
        await AssertRefusedAsync("Zoho:RefreshToken (environment: ZOHOMIGRATE_Zoho__RefreshToken; user secrets)", " --target live");

    public void Dispose() => _folder.Dispose();

    private async Task AssertRefusedAsync(string said, string more = "")
    {
        var run = await _folder.InvokeAsync("run pack --data data --run run" + more);

        BadInputFolder.AssertPlain(run, said);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.False(Directory.Exists(_folder["run"]));
    }
}
