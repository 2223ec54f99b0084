using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.SampleData;

namespace ZohoMigrate.Tests.Packs;

/// <summary>mappings/slack-to-cliq/views: what becomes of an export, held against the export itself.</summary>
public sealed class SlackViewTests
{
    // Behind it comes the marker.
    private const int Longest = 4980;

    [Fact]
    public async Task Users_OfTheSample_AreItsPeople()
    {
        using var export = new SlackExport();

        var users = (await export.ReadAsync("users")).ToDictionary(user => user["id"], StringComparer.Ordinal);

        Assert.Equal(132, users.Count);
        Assert.Equal(
            [("U0007", "it is deactivated in Slack"), ("U0BUILD", "it is a bot of Slack"), ("USLACKBOT", "it is a bot of Slack")],
            users.Values.Where(user => user["left_out"].Length > 0).Select(user => (user["id"], user["left_out"])).Order());
        Assert.Equal(("", ""), (users["U0009"]["email"], users["U0009"]["left_out"]));
        Assert.Equal(("Chloé", "Adler", "Chloé2", "person2@example.com", "Europe/Berlin"), (users["U0002"]["first_name"], users["U0002"]["last_name"], users["U0002"]["display_name"], users["U0002"]["email"], users["U0002"]["timezone"]));
        Assert.Equal(("Lena", "& Co <Ltd>"), (users["U0011"]["first_name"], users["U0011"]["last_name"]));
        Assert.Equal(("Madonna", ""), (users["U0013"]["first_name"], users["U0013"]["last_name"]));
    }

    [Fact]
    public async Task Channels_OfTheSample_SayWhatTheyAreFor()
    {
        using var export = new SlackExport();

        Assert.Equal(
            [("C0001", "general", "organization", "Company-wide announcements", "false"), ("C0002", "dev-ops", "organization", "Builds & servers", "false"), ("C0003", "lounge", "organization", "", "true")],
            (await export.ReadAsync("channels")).Select(channel => (channel["id"], channel["name"], channel["level"], channel["description"], channel["archived"])));
    }

    [Fact]
    public async Task Members_OfTheSample_AreAllThere_AHundredACall()
    {
        using var export = new SlackExport();

        var members = await export.ReadAsync("members");

        Assert.Equal(
            Sample("channels.json").SelectMany(channel => channel["members"]!.AsArray().Select(member => ((string)channel["id"]!, (string)member!))),
            members.Select(member => (member["channel"], member["user"])));
        Assert.Equal(
            [("C0001", "1", 100), ("C0001", "2", 28), ("C0002", "1", 10), ("C0003", "1", 38)],
            members.Where(member => member["left_out"].Length == 0).GroupBy(member => (member["channel"], member["batch"])).Select(batch => (batch.Key.Item1, batch.Key.Item2, batch.Count())));
        Assert.All(members, member => Assert.Equal(member["left_out"].Length == 0, member["batch"] != "0" && member["email"].Length > 0));
        Assert.Equal(
            ["a member has no e-mail address in the export", "a member is a bot of Slack", "a member is deactivated in Slack", $"the member {SlackSample.Stranger} is none of the users of the export"],
            members.Select(member => member["left_out"]).Where(reason => reason.Length > 0).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Messages_OfTheSample_AreAllThereInTheirOrderWithAuthorAndTime()
    {
        using var export = new SlackExport();
        var users = Sample("users.json").ToDictionary(user => (string)user["id"]!, user => user["profile"]!, StringComparer.Ordinal);

        var rows = await export.ReadAsync("messages");

        var messages = new[] { "dev-ops", "general", "lounge" }.SelectMany(channel => Directory.EnumerateFiles(Repository.PathOf("sample-data", "slack", channel)).Order(StringComparer.Ordinal)
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray()).Select(message => (Channel: channel, Message: message!))).ToList();
        Assert.Equal(SlackSample.Messages, messages.Count);
        Assert.Equal(messages.Select(message => (message.Channel, (string)message.Message["ts"]!)), rows.Where(row => row["part"] == "1").Select(row => (row["channel_name"], row["ts"])));
        foreach (var row in rows)
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(row["ts"].Split('.')[0], CultureInfo.InvariantCulture));
            Assert.Equal(at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), row["time"]);
        }

        foreach (var (row, message) in rows.Where(row => row["part"] == "1").Zip(messages.Select(message => message.Message)))
        {
            var isLeftOut = (string?)message["subtype"] is "channel_join" or "tombstone";
            Assert.Equal(isLeftOut, row["left_out"].Length > 0);
            Assert.Equal(isLeftOut, row["text"].Length == 0);
            if ((string?)message["user"] is { } user && users.TryGetValue(user, out var profile) && !isLeftOut)
                Assert.StartsWith($"{Plain((string)profile["display_name"]! is { Length: > 0 } shown ? shown : (string)profile["real_name"]!)}, {row["time"]} UTC", row["text"], StringComparison.Ordinal);
        }

        Assert.Single(rows, row => row["text"].StartsWith("Sam Stranger, ", StringComparison.Ordinal));
        Assert.Contains(rows, row => row["text"].StartsWith("Build server, ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_OfTheSample_HaveNothingOfSlacksMarksLeftAndFitIntoOne()
    {
        using var export = new SlackExport();

        var rows = await export.ReadAsync("messages");

        Assert.All(rows, row => Assert.InRange(row["text"].Length, 0, Longest));
        foreach (var mark in new[] { "<@", "<#", "<!", "<http", "<mailto", "&amp;", "&lt;", "&gt;", "{@", "{#" })
            Assert.DoesNotContain(rows, row => row["text"].Contains(mark, StringComparison.Ordinal));
        Assert.Equal([("1704361800.000111", 3), ("1704720600.000333", 2)], rows.Where(row => row["parts"] != "1").GroupBy(row => row["ts"]).Select(parts => (parts.Key, parts.Count())));
    }

    [Theory]
    [InlineData("<@U1> and <@U1|ann>", "@Ann and @Ann")]
    [InlineData("<@U9> <@U9|old name>", "@U9 @old name")]
    [InlineData("<#C1|gen> <#C1> <#C9|gone> <#C9>", "#general #general #gone #C9")]
    [InlineData("<https://a.com?x=1&amp;y=2> <https://a.com|A &amp; B>", "https://a.com?x=1&y=2 A & B (https://a.com)")]
    [InlineData("<https://a.com|https://a.com> <mailto:a@b.com|a@b.com> <mailto:a@b.com>", "https://a.com a@b.com a@b.com")]
    [InlineData("<!here> <!subteam^S1|@team> <!date^1392734382^{date}|2014-02-18>", "@here @team 2014-02-18")]
    [InlineData("a &lt;@U1&gt; &amp;lt; b", "a <@U1> &lt; b")]
    [InlineData("a < b, c <@U1> <b>d: e</b>", "a < b, c @Ann <b>d: e</b>")]
    [InlineData("a > b <", "a > b <")]
    [InlineData("{@all} {#C1} [x](zohoid:1) [y](mail:a@b.com)", "{ @all} { #C1} [x] (zohoid:1) [y] (mail:a@b.com)")]
    [InlineData("  two\nlines \n", "two\nlines")]
    public async Task Messages_AText_IsAsPeopleReadIt(string text, string read) => Assert.Equal($"Ann, 1970-01-01 00:00 UTC\n{read}", Assert.Single(await TextsAsync(Message(text))));

    [Theory]
    [InlineData("""{"files":[{"name":"a.pdf","title":"","permalink":"https://f/1"},{"name":"b","title":"Bee","url_private":"https://f/2"},{"id":"F3"}]}""", "x\nFile: a.pdf (https://f/1)\nFile: Bee (https://f/2)\nFile: without a name")]
    [InlineData("""{"attachments":[{"title":"A","title_link":"https://a"},{"from_url":"https://b","text":"long"},{"text":"see <@U1>"}]}""", "x\nLink: A (https://a)\nLink: (https://b)\nsee @Ann")]
    [InlineData("""{"attachments":[{"title":"R&amp;D","title_link":"https://a","from_url":"https://a","text":"Body"}]}""", "x\nLink: R&D (https://a)\nBody")]
    [InlineData("""{"attachments":[{"pretext":"Before","author_name":"CI","title":"Title","text":"Body","fields":[{"title":"State","value":"open"},{"value":"alone"},{"title":"Empty"}],"footer":"acme"}]}""", "x\nBefore\nCI\nTitle\nBody\nState: open\nalone\nEmpty: \nacme")]
    [InlineData("""{"attachments":[{"from_url":"https://b","is_msg_unfurl":true,"author_name":"Bob","text":"was said there"}]}""", "x\nBob\nLink: (https://b)\nwas said there")]
    [InlineData("""{"attachments":[{"title":"Cat","image_url":"https://i","fallback":"a cat"}]}""", "x\nLink: Cat (https://i)")]
    [InlineData("""{"attachments":[{"fallback":"Build failed","color":"f00"},{"fallback":"[no preview available]","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"see <https://a|it>"}}]}]}""", "x\nBuild failed\nsee it (https://a)")]
    [InlineData("""{"attachments":[{"fields":"none","text":1},7,null]}""", "x\n1")]
    [InlineData("""{"text":"","files":[{"name":"a"}]}""", "File: a")]
    public async Task Messages_WhatIsAttached_StandsBelowAsLinks(string more, string read) =>
        Assert.Equal($"Ann, 1970-01-01 00:00 UTC\n{read}", Assert.Single(await TextsAsync(Message("x", more))));

    // What people write has its text, and the same once more in blocks; an application's text is often no more than a summary of its blocks.
    [Theory]
    [InlineData("x", """{"type":"section","text":{"type":"mrkdwn","text":"*x*"},"fields":[{"type":"mrkdwn","text":"a &lt; b"}],"accessory":{"type":"button","text":{"type":"plain_text","text":"Press"}}}""", "x\na < b")]
    [InlineData("x", """{"type":"header","text":{"type":"plain_text","text":"x"}}""", "x")]
    [InlineData("x", """{"type":"context","elements":[{"type":"mrkdwn","text":"by <@U1>"},{"type":"image","alt_text":"face"}]}""", "x\nby @Ann\nface")]
    [InlineData("x", """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Press"}}]}""", "x")]
    [InlineData("x", """{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"y"}]}]}""", "x")]
    [InlineData("", """{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"1 < 2 & "},{"type":"user","user_id":"U1"},{"type":"text","text":" "},{"type":"channel","channel_id":"C1"}]},{"type":"rich_text_quote","elements":[{"type":"link","url":"https://a","text":"it"},{"type":"emoji","name":"tada"},{"type":"broadcast","range":"here"}]}]}""", "1 < 2 & @Ann #general\nit (https://a):tada:@here")]
    public async Task Messages_Blocks_AreToldWhereTheTextDoesNotSayIt(string text, string block, string read) =>
        Assert.Equal($"Ann, 1970-01-01 00:00 UTC\n{read}", Assert.Single(await TextsAsync(Message(text, $$"""{"blocks":[{{block}}]}"""))));

    [Theory]
    [InlineData("""{"subtype":"bot_message","username":"CI","user":"U1"}""", "CI, 1970-01-01 00:00 UTC\nx")]
    [InlineData("""{"user":"U9","user_profile":{"real_name":"Nine"}}""", "Nine, 1970-01-01 00:00 UTC\nx")]
    [InlineData("""{"user":"U9"}""", "U9, 1970-01-01 00:00 UTC\nx")]
    [InlineData("""{"user":null,"bot_profile":{"name":"Deploy"}}""", "Deploy, 1970-01-01 00:00 UTC\nx")]
    [InlineData("""{"user":null}""", "somebody, 1970-01-01 00:00 UTC\nx")]
    [InlineData("""{"ts":"951782399.000001"}""", "Ann, 2000-02-28 23:59 UTC\nx")]
    [InlineData("""{"ts":"951868799.000001"}""", "Ann, 2000-02-29 23:59 UTC\nx")]
    [InlineData("""{"ts":"4107542400.000001","edited":{"ts":"4107542401.0"}}""", "Ann, 2100-03-01 00:00 UTC, edited\nx")]
    public async Task Messages_WhoAndWhen_StandAbove(string more, string read) => Assert.Equal(read, Assert.Single(await TextsAsync(Message("x", more))));

    [Fact]
    public async Task Messages_AReply_NamesItsThread()
    {
        JsonNode[] thread = [Message("root"), Message("reply", """{"ts":"61.000002","thread_ts":"1.000001"}"""), Message("lost", """{"ts":"62.000002","thread_ts":"0.5"}""")];
        using var export = Export(thread);

        var rows = await export.ReadAsync("messages", ("zone", "IST"), ("zone_minutes", "330"), ("workspace", "acme"));

        Assert.Equal(["", "1.000001", ""], rows.Select(row => row["reply_to"]));
        Assert.Equal(
            [
                "Ann, 1970-01-01 05:30 IST\nroot",
                "Ann, 1970-01-01 05:31 IST, in reply to Ann, 1970-01-01 05:30 (https://acme.slack.com/archives/C1/p1000001)\nreply",
                "Ann, 1970-01-01 05:31 IST, in reply to a message that is not there (https://acme.slack.com/archives/C1/p05)\nlost",
            ],
            rows.Select(row => row["text"]));
    }

    // 26 letters stand above the text, with the line break.
    [Theory]
    [InlineData(4954, 1)]
    [InlineData(4955, 2)]
    [InlineData(9840, 2)]
    [InlineData(19900, 5)]
    public async Task Messages_ALongText_IsCutBetweenWordsAndNothingOfItIsLost(int length, int parts)
    {
        var random = new Random(length);
        var text = string.Concat(Enumerable.Range(0, length).Select(_ => "abc d\n"[random.Next(6)]));
        text = $"x{text[1..^1]}y";

        var texts = await TextsAsync(Message(text));

        Assert.Equal(parts, texts.Count);
        Assert.All(texts, part => Assert.InRange(part.Length, 1, Longest));
        Assert.Equal(Words(text), texts.SelectMany(part => Words(part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..])));
        if (parts > 1)
            Assert.All(texts.Index(), part => Assert.StartsWith($"Ann, 1970-01-01 00:00 UTC, part {part.Index + 1} of {parts}\n", part.Item, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_AWordThatIsTooLong_IsCut()
    {
        var texts = await TextsAsync(Message($"a {new string('w', 12000)} b"));

        Assert.All(texts, part => Assert.InRange(part.Length, 1, Longest));
        Assert.Equal($"a{new string('w', 12000)}b", string.Concat(texts.Select(part => part.Split('\n', 2)[1])).Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("channel_join", "it is a notice of Slack itself")]
    [InlineData("tombstone", "it was deleted in Slack")]
    [InlineData("thread_broadcast", "")]
    [InlineData("me_message", "")]
    public async Task Messages_WhatIsNobodys_IsLeftOutWithItsReason(string subtype, string reason)
    {
        using var export = Export([Message("x", $$"""{"subtype":"{{subtype}}"}"""), Message("", """{"ts":"2.0"}""")]);

        Assert.Equal([reason, "there is no text in it"], (await export.ReadAsync("messages")).Select(row => row["left_out"]));
    }

    [Fact]
    public async Task Messages_OfPrivateChannelsAndOfNone_AreOfTheFormer()
    {
        using var export = Export([Message("open")]);
        export.Write("groups.json", JsonNode.Parse("""{"id":"G1","name":"board","members":["U1"]}""")!)
            .Write("board/2024-01-01.json", Message("shut")).Write("D123/2024-01-01.json", Message("direct"));

        Assert.Equal(
            [("", "", "it is in no channel of the export, as direct messages are"), ("G1", "Ann, 1970-01-01 00:00 UTC\nshut", ""), ("C1", "Ann, 1970-01-01 00:00 UTC\nopen", "")],
            (await export.ReadAsync("messages")).Select(row => (row["channel"], row["text"], row["left_out"])));
        Assert.Equal(["organization", "private"], (await export.ReadAsync("channels")).Select(row => row["level"]));
    }

    [Fact]
    public async Task Channels_ALongName_IsCutAndStaysApartFromOthers()
    {
        var (fits, beyond) = (new string('n', 50), new string('n', 51));
        using var export = Export([Message($"<#C2> <#C3|{beyond}>")]);
        export.Write("groups.json",
            JsonNode.Parse($$"""{"id":"C2","name":"{{fits}}","topic":{"value":"R&amp;D"} }""")!,
            JsonNode.Parse($$"""{"id":"C3","name":"{{beyond}}","is_archived":true,"purpose":{"value":"All"},"topic":{"value":"Today"} }""")!)
            .Write($"{beyond}/2024-01-01.json", Message("here"));

        var channels = (await export.ReadAsync("channels")).ToDictionary(channel => channel["id"], StringComparer.Ordinal);

        var cut = $"{new string('n', 43)}-c3";
        Assert.Equal((fits, "R&D", ""), (channels["C2"]["name"], channels["C2"]["description"], channels["C2"]["note"]));
        Assert.Equal((cut, "All (topic: Today)", 2), (channels["C3"]["name"], channels["C3"]["description"], channels["C3"]["note"].Split("; ").Length));
        Assert.Equal([("C1", $"#{fits} #{cut}"), ("C3", "here")], (await export.ReadAsync("messages")).OrderBy(row => row["channel"]).Select(row => (row["channel"], row["text"].Split('\n')[1])));
    }

    [Fact]
    public async Task Users_AGuest_IsToBeLookedAt()
    {
        using var export = Export([Message("x")]);
        export.Write("users.json", JsonNode.Parse("""{"id":"U1","name":"ann","is_restricted":true}""")!, JsonNode.Parse("""{"id":"U2","name":"bob","is_restricted":false}""")!);

        Assert.Equal(["it is a guest in Slack and will be a user like any other", ""], (await export.ReadAsync("users")).Select(user => user["note"]));
    }

    private static IEnumerable<JsonNode> Sample(string file) => JsonNode.Parse(File.ReadAllText(Repository.PathOf("sample-data", "slack", file)))!.AsArray()!;

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static string Plain(string text) => text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static JsonObject Message(string text, string more = "{}")
    {
        var message = new JsonObject { ["type"] = "message", ["user"] = "U1", ["text"] = text, ["ts"] = "1.000001" };
        foreach (var (name, value) in JsonNode.Parse(more)!.AsObject())
            message[name] = value?.DeepClone();
        return message;
    }

    private static SlackExport Export(params ReadOnlySpan<JsonNode> messages) => SlackExport.Written()
        .Write("users.json", JsonNode.Parse("""{"id":"U1","name":"ann","profile":{"display_name":"Ann","real_name":"Ann Berg","email":"ann@example.com"}}""")!)
        .Write("channels.json", JsonNode.Parse("""{"id":"C1","name":"general","members":["U1"]}""")!)
        .Write("general/2024-01-01.json", messages);

    private static async Task<IReadOnlyList<string>> TextsAsync(JsonNode message)
    {
        using var export = Export(message);
        return [.. (await export.ReadAsync("messages")).Select(row => row["text"])];
    }
}
