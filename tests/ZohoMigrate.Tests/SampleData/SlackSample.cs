using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Tests.SampleData;

/// <summary>A made-up export of a workspace of Slack: three channels, 130 people, 500 messages. The same each time.</summary>
internal sealed class SlackSample
{
    public const int Messages = 500;

    /// <summary>Whom a message names, and nobody knows.</summary>
    public const string Stranger = "U0STRANGER";

    private const int People = 130;
    private const long Begin = 1704182400;

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, IndentSize = 4, NewLine = "\n" };
    private static readonly string[] First = ["Ada", "Björn", "Chloé", "Dmitri", "Esra", "Farid", "Giulia", "Hana", "Ivo", "Jun", "Kavya", "Lena", "Mário"];
    private static readonly string[] Last = ["Adler", "Bach", "Costa", "Dubois", "Eriksen", "Fuchs", "Gupta", "Horák", "Ito", "Jansen"];
    private static readonly string[] Words = "the a new old plan build report invoice customer tomorrow today we they should could is was ready late green red better again with for and but not"
        .Split(' ');

    private static readonly string[] Channels = ["general", "dev-ops", "lounge"];

    // The algorithm behind a seed is the same for ever.
    private readonly Random _random = new(20240102);
    private readonly Dictionary<string, (string Ts, string User)> _root = new(StringComparer.Ordinal);

    /// <summary>Path → text.</summary>
    public SortedDictionary<string, string> Make()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["users.json"] = Text([.. Enumerable.Range(0, People).Select(User), Bot("USLACKBOT", "slackbot"), Bot("U0BUILD", "buildbot")]),
            ["channels.json"] = Text([.. Channels.Select(Channel)]),
            ["integration_logs.json"] = Text([]),
        };
        foreach (var day in Enumerable.Range(0, Messages).Select(Message).GroupBy(message => message.File, message => message.Message))
            files[day.Key] = Text([.. day]);
        return files;
    }

    private static string Text(JsonArray array) => array.ToJsonString(Written) + "\n";

    private static string Id(int person) => string.Create(CultureInfo.InvariantCulture, $"U{person:D4}");

    // Number 7 has left, 9 has no address, 11 has a name with signs in it, 13 but one.
    private static JsonNode User(int i)
    {
        var (first, last) = (First[i % First.Length], Last[i / First.Length]);
        var name = i switch { 11 => "Lena & Co <Ltd>", 13 => "Madonna", _ => $"{first} {last}" };
        var profile = new JsonObject
        {
            ["title"] = i % 5 == 0 ? "Engineer" : "",
            ["phone"] = i % 10 == 0 ? $"+49 30 000{i:D3}" : "",
            ["real_name"] = Escaped(name),
            ["display_name"] = i % 3 == 0 ? "" : Escaped(name.Split(' ')[0] + i),
            ["fields"] = new JsonObject(),
            ["avatar_hash"] = null,
        };
        if (i is not (11 or 13))
            (profile["first_name"], profile["last_name"]) = (first, last);
        if (i != 9)
            profile["email"] = string.Create(CultureInfo.InvariantCulture, $"person{i}@example.com");
        return new JsonObject
        {
            ["id"] = Id(i),
            ["team_id"] = "T0001",
            ["name"] = string.Create(CultureInfo.InvariantCulture, $"person{i}"),
            ["deleted"] = i == 7,
            ["real_name"] = Escaped(name),
            ["tz"] = "Europe/Berlin",
            ["profile"] = profile,
            ["is_admin"] = i == 0,
            ["is_bot"] = false,
            ["updated"] = Begin - i,
        };
    }

    private static JsonNode Bot(string id, string name) => new JsonObject
    {
        ["id"] = id,
        ["team_id"] = "T0001",
        ["name"] = name,
        ["deleted"] = false,
        ["profile"] = new JsonObject { ["real_name"] = name, ["display_name"] = name, ["bot_id"] = "B0001" },
        ["is_bot"] = id != "USLACKBOT",
        ["updated"] = 0,
    };

    private static JsonNode Channel(string name, int i) => new JsonObject
    {
        ["id"] = string.Create(CultureInfo.InvariantCulture, $"C{i + 1:D4}"),
        ["name"] = name,
        ["created"] = Begin - 1000,
        ["creator"] = Id(i),
        ["is_archived"] = i == 2,
        ["is_general"] = i == 0,
        ["members"] = new JsonArray([.. Enumerable.Range(0, i switch { 0 => People, 1 => 12, _ => 40 }).Select(person => (JsonNode)Id(person)), i == 2 ? Stranger : "U0BUILD"]),
        ["topic"] = new JsonObject { ["value"] = "", ["creator"] = "", ["last_set"] = 0 },
        ["purpose"] = new JsonObject { ["value"] = i switch { 0 => "Company-wide announcements", 1 => "Builds &amp; servers", _ => "" }, ["creator"] = Id(0), ["last_set"] = Begin },
    };

    private (string File, JsonNode Message) Message(int i)
    {
        var channel = Channels[_random.Next(10) switch { < 5 => 0, < 8 => 1, _ => 2 }];
        // Fifty a day.
        var at = Begin + (i / 50 * 86400) + (i % 50 * 600);
        var ts = string.Create(CultureInfo.InvariantCulture, $"{at}.{i:D6}");
        var user = Id(_random.Next(40));
        var message = new JsonObject { ["type"] = "message", ["text"] = Sentence(i), ["user"] = user, ["ts"] = ts };
        if (i % 50 == 0)
            (message["subtype"], message["text"]) = ("channel_join", $"<@{user}> has joined the channel");
        else if (i == 402)
            (message["subtype"], message["text"], message["user"]) = ("tombstone", "This message was deleted.", "USLACKBOT");
        else if (i % 25 == 7)
            MakeBot(message, i);
        else if (i % 10 == 3 && _root.TryGetValue(channel, out var root))
            (message["thread_ts"], message["parent_user_id"]) = (root.Ts, root.User);
        else if (i == 260)
            (message["user"], message["user_profile"]) = (Stranger, new JsonObject { ["real_name"] = "Sam Stranger" });
        else if (i % 50 == 21)
            _root[channel] = (ts, user);
        if (i % 20 == 5)
            message["files"] = new JsonArray(File(i));
        if (i % 40 == 15)
            message["attachments"] = new JsonArray(new JsonObject { ["title"] = "How to build", ["title_link"] = $"https://example.com/build/{i}", ["text"] = "A page", ["id"] = 1 });
        if (i % 30 == 11)
            message["edited"] = new JsonObject { ["user"] = user, ["ts"] = ts };
        return ($"{channel}/{DateTimeOffset.FromUnixTimeSeconds(at):yyyy-MM-dd}.json", message);
    }

    private static void MakeBot(JsonObject message, int i)
    {
        message.Remove("user");
        (message["subtype"], message["username"], message["bot_id"], message["text"]) = ("bot_message", "Build server", "B0002", "");
        message["attachments"] = new JsonArray(new JsonObject { ["text"] = $"Build {i} is *green*: <https://build.example.com/{i}|log>", ["color"] = "good" });
    }

    private static JsonObject File(int i) => new()
    {
        ["id"] = string.Create(CultureInfo.InvariantCulture, $"F{i:D4}"),
        ["name"] = string.Create(CultureInfo.InvariantCulture, $"report-{i}.pdf"),
        ["title"] = i % 40 == 5 ? "" : $"Report {i}",
        ["size"] = 1000 * i,
        ["permalink"] = $"https://example.slack.com/files/U0001/F{i:D4}/report.pdf",
    };

    // Two are far longer than a message may be; the others show in turn what there is in Slack's texts.
    private string Sentence(int i) => i switch
    {
        111 => Many(2100),
        333 => $"{new string('x', 5200)} {Many(20)}\nlast line",
        _ => (i % 12) switch
        {
            0 => $"<@{Id(_random.Next(40))}> {Many(6)}?",
            1 => $"{Many(4)} &lt;b&gt; R&amp;D, 5 &gt; 3",
            2 => $"see <#C0002|dev-ops> and <#C0099|gone>",
            3 => $"<https://example.com/a?b=1&amp;c=2|the page> {Many(3)}",
            4 => $"<https://example.com/{i}> {Many(2)}",
            5 => $"<!here> {Many(5)} <!subteam^S01|@writers>",
            6 => $"<mailto:ann@example.com|ann@example.com> <@{Stranger}> <@U0002|cee>",
            7 => $"{Many(3)}\n```if (a &lt; b) {{@all}}```",
            8 => $"{Many(4)} 😀 :tada: *bold* _it_",
            9 => $"{Many(2)} < not a link",
            _ => Many(3 + _random.Next(15)),
        },
    };

    private string Many(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[_random.Next(Words.Length)]));

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
