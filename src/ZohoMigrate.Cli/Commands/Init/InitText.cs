using System.Globalization;
using ZohoMigrate.Pipeline.Proposing;
using ZohoMigrate.Pipeline.Records.Files;

namespace ZohoMigrate.Cli.Commands.Init;

/// <summary>What <c>init</c> made, for people, and what comes next.</summary>
internal static class InitText
{
    public static string Of(MadePack made, string? data)
    {
        var lines = new List<string>();
        if (made.Extends is { } extended)
        {
            lines.Add($"{made.Pack} extends {extended}{(made.CopiedTo is { } copy ? $", which was copied to {copy}" : "")}. {made.Pack}/migration.yaml shows what can be changed.");
            lines.Add($"Next: zohomigrate test {ShellWord.Of(made.Pack)}");
            return string.Join('\n', lines);
        }

        foreach (var stream in made.Streams!)
            lines.AddRange(Lines(stream));
        lines.AddRange(made.Left!.Select(file => made.Advice!.TryGetValue(file, out var advice) ? $"{file}: {advice}" : $"{file}: nothing is proposed; its columns stand in migration.yaml"));
        lines.AddRange(made.Unread!.Select(fault => $"not read: {fault}"));
        var questions = made.Streams!.Sum(stream => stream.Questions);
        lines.Add("");
        lines.Add($"The pack is in {made.Pack}. It is a proposal from names and values alone: go through it{(questions == 0 ? "" : $", first through what is marked QUESTION ({questions})")}.");
        lines.Add($"Next: zohomigrate validate {ShellWord.Of(made.Pack)} --data {ShellWord.Of(data!)}");
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Lines(StreamDraft stream)
    {
        var lines = stream.Lines is null ? "" : $" with the lines of {stream.Lines}";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{stream.File}{lines} → {stream.Module} ({stream.Certainty}), key {string.Join(", ", stream.Key)}, {stream.Fields} fields{(stream.Questions > 0 ? $", {stream.Questions} to answer" : "")}");
        if (stream.Missing.Count > 0)
            yield return $"  not listed yet: no column was found for {string.Join(", ", stream.Missing)}; see {stream.Stream}.yaml";
        else if (!stream.IsReady)
            yield return "  not listed yet: it refers to a stream that lacks something";
    }
}
