using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Json;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sources.Json;

/// <summary>Any document, however its bytes come in: the values cut out are those a parser of the whole finds; of one cut short there is an error.</summary>
public sealed class JsonCutterLawTests
{
    private static readonly TableSource Table = new("rows.json");

    [Fact]
    public async Task ReadAsync_AnyDocument_IsCutAsAParserOfTheWholeHasIt()
    {
        var random = new Random(20240102);
        for (var round = 0; round < 200; round++)
        {
            var rows = new JsonArray([.. Enumerable.Range(0, random.Next(6)).Select(_ => Value(random, 4))]);
            var text = new JsonObject { ["a"] = Value(random, 3), ["rows"] = rows, ["z"] = Value(random, 3) }
                .ToJsonString(new JsonSerializerOptions { WriteIndented = random.Next(2) == 0, NewLine = random.Next(2) == 0 ? "\n" : "\r\n" });
            var bytes = Encoding.UTF8.GetBytes(text);

            var cut = await CutAsync(bytes, 1 + random.Next(9));

            Assert.Equal(rows.Count, cut.Count);
            Assert.All(cut.Zip(rows), pair => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(pair.First.Text), pair.Second), text));
            Assert.All(cut, value => Assert.Equal(text.Split('\n')[(int)value.Line - 1][((int)value.Column - 1)..].Split('\r')[0], value.Text.Split('\r', '\n')[0] + Rest(text, value)));
            await Assert.ThrowsAsync<SourceException>(() => CutAsync(bytes[..random.Next(bytes.Length - 1)], 1 + random.Next(9)));
        }
    }

    // Whatever becomes of a file's bytes: it is refused with a word, or each of its rows leaves once, and those before the damage as they were.
    [Fact]
    public async Task ReadAsync_AnyDamage_IsAnErrorOfTheFileOrOfItsRows()
    {
        var random = new Random(20240103);
        using var folder = new TemporaryFolder();
        var (refused, read) = (0, 0);
        for (var round = 0; round < 400; round++)
        {
            var rows = Enumerable.Range(0, 5).Select(i => (JsonNode)new JsonObject { ["id"] = i, ["a"] = Value(random, 2), ["b"] = Value(random, 2) }).ToArray();
            var bytes = Encoding.UTF8.GetBytes(round % 2 == 0 ? new JsonArray(rows).ToJsonString() : string.Join('\n', rows.Select(row => row.ToJsonString())));
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            folder.Write("rows.json", bytes);
            try
            {
                var source = await ReadSource.OfAsync(ReadSource.Plain("rows.json"), folder.Path);

                Assert.Equal(source.Opened.RowsOf(source.Opened.Files[0]), source.Rows.Count);
                Assert.All(source.Strays, stray => Assert.NotNull(stray.Problem));
                Assert.InRange(source.Strays.Count, 0, 2);
                read++;
            }
            catch (SourceException fault)
            {
                Assert.StartsWith("rows.json ", fault.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 1, 399);
        Assert.InRange(read, 1, 399);
    }

    // What of the line stands behind the value's first line.
    private static string Rest(string text, (string Text, long Line, long Column) value)
    {
        var line = text.Split('\n')[(int)value.Line - 1].Split('\r')[0];
        return line[((int)value.Column - 1 + value.Text.Split('\r', '\n')[0].Length)..];
    }

    private static async Task<IReadOnlyList<(string Text, long Line, long Column)>> CutAsync(byte[] bytes, int atOnce)
    {
        await using var text = new JsonCutter(new Dribble(bytes, atOnce), Table);
        return await new JsonDocumentRows(text, Table, JsonPath.Parse("$.rows")!).ReadAsync(CancellationToken.None)
            .Select(value => (value.RawText(), value.FirstLine, value.FirstColumn)).ToListAsync();
    }

    private static JsonNode? Value(Random random, int depth) => random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-1000, 1000) / 8m,
        3 or 4 => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => "ab\"\\[]{},:\n\r\té€"[random.Next(15)])),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create($"{"ab\"{]"[random.Next(5)]}{i}", Value(random, depth - 1)))),
    };

    private sealed class Dribble(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancellationToken);
    }
}
