using System.Globalization;
using System.Text;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>People, channels, their members and what was said in them, as CSV files, with a pack that moves them.</summary>
internal sealed class Workspace
{
    private readonly TemporaryFolder _folder;

    public Workspace(TemporaryFolder folder, int people, int channels, int messages)
    {
        (_folder, People, Channels, Messages) = (folder, people, channels, messages);
        WritePack();
        WriteData();
    }

    public int People { get; }

    public int Channels { get; }

    /// <summary>Of each channel.</summary>
    public int Messages { get; }

    public string Pack => _folder["pack"];

    public string Data => _folder["data"];

    /// <summary>What is said in a channel, in order; the same words come again and again.</summary>
    public IEnumerable<string> SaidIn(int channel) => Enumerable.Range(0, Messages).Select(number => Text(channel, number));

    private static string Text(int channel, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"[2024-01-02 {number / 60:00}:{number % 60:00} Person {number % 3}] {(number % 5 == 0 ? "ok" : $"point {number} of {channel}")}");

    private void WritePack()
    {
        Write("pack/migration.yaml", "name: workspace\nproducts: [cliq]\nstreams: [users, channels, members, messages]\n");
        Write("pack/users.yaml", """
            module: cliq.users
            source: users.csv
            key: [id]
            fields:
              email_id: { from: email }
              first_name: { from: first }
              last_name: { from: last }
            """);
        Write("pack/channels.yaml", """
            module: cliq.channels
            source: channels.csv
            key: [id]
            fields:
              name: { from: name }
              level: { const: organization }
              description: { from: purpose }
            """);
        Write("pack/members.yaml", """
            module: cliq.channelmembers
            source: members.csv
            key: [channel, user]
            fields:
              channel_id: { ref: channels, from: channel }
              email_id: { ref: users, from: user }
            """);
        Write("pack/messages.yaml", """
            module: cliq.messages
            source: messages.csv
            key: [id]
            fields:
              chat_id: { ref: channels, from: channel }
              text: { from: text }
            """);
    }

    private void WriteData()
    {
        Write("data/users.csv", Lines("id,email,first,last", People, person => $"U{person},person{person}@example.com,Person,{person}"));
        Write("data/channels.csv", Lines("id,name,purpose", Channels, channel => $"C{channel},Channel {channel},All about {channel}"));
        Write("data/members.csv", Lines("channel,user", Channels * People, row => $"C{row / People},U{row % People}"));
        // One channel's messages between the other's, as a source has them by time.
        Write("data/messages.csv", Lines(
            "id,channel,text", Channels * Messages, row => $"M{row},C{row % Channels},{Text(row % Channels, row / Channels)}"));
    }

    private static string Lines(string header, int count, Func<int, FormattableString> line)
    {
        var text = new StringBuilder(header).Append('\n');
        for (var row = 0; row < count; row++)
            text.Append(line(row).ToString(CultureInfo.InvariantCulture)).Append('\n');
        return text.ToString();
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllText(_folder[name], text);
    }
}
