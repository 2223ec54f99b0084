using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>Proposes a pack for tables nobody has described yet, from their names and their values alone.</summary>
internal sealed class PackProposer(ZohoCatalogue catalogue, IReadOnlyList<KnownNames> known, IReadOnlyList<KnownReport> reports)
{
    private const string Contacts = "books.contacts";

    public ProposedPack Propose(IReadOnlyList<SampledTable> sampled, IReadOnlyList<string> unread)
    {
        var tables = sampled.Select(new ReportChoice(reports, known, catalogue).Of).ToList();
        var filled = tables.Where(table => table.Columns.Count > 0 && table.Rows > 0 && table.Advice is null).ToList();
        var streams = Placed(filled);
        streams.AddRange(streams.SelectMany(stream => PartiesOf(stream, streams)).DistinctBy(party => party.Name).ToList());
        var references = new ReferenceChoice(streams);
        var used = streams.SelectMany(stream => stream.Lines is { } lines ? [stream.Table, lines.Table] : new[] { stream.Table }).ToHashSet();
        return new ProposedPack(ParentsFirst([.. streams.Select(stream => StreamFields.Fill(stream, references))]), [.. tables.Where(table => !used.Contains(table))], unread);
    }

    private static List<ProposedStream> ParentsFirst(List<ProposedStream> streams)
    {
        var ordered = new List<ProposedStream>();
        while (streams.Count > 0)
        {
            // Streams that refer to each other in a circle come as they are.
            var next = streams.Find(stream => !stream.Fields.Any(field => field.Parent != stream.Name && streams.Exists(other => other.Name == field.Parent))) ?? streams[0];
            ordered.Add(next);
            streams.Remove(next);
        }

        return ordered;
    }

    private List<ProposedStream> Placed(IReadOnlyList<SampledTable> tables)
    {
        var choices = tables.ToDictionary(table => table, table => ModuleChoice.Of(table, known, catalogue));
        var keys = tables.Where(table => choices[table].Count > 0).ToDictionary(table => table, table => new KeyChoice(table, choices[table][0]).Find());
        var lines = keys.Keys.ToDictionary(table => table, table => LineTables.Find(table, choices[table][0].Names, keys[table], tables));
        var taken = lines.Values.OfType<ProposedLines>().Select(found => found.Table).ToHashSet();
        var streams = new List<ProposedStream>();
        foreach (var table in keys.Keys.Where(table => !taken.Contains(table)))
            streams.Add(Stream(table, choices[table], keys[table], lines[table], streams));
        return streams;
    }

    private static ProposedStream Stream(
        SampledTable table, IReadOnlyList<ModuleChoice> choices, ProposedKey key, ProposedLines? lines, IReadOnlyList<ProposedStream> before)
    {
        var (best, next) = (choices[0], choices.Skip(1).FirstOrDefault(choice => choice.Module != choices[0].Module && choice.Score > choices[0].Score / 2));
        // Where every record has one line, its key does not show that rows are lines.
        var hasOwnLines = lines is null && best.Names.Lines is { } list && LineTables.Fields(table, best.Names, list) >= 2;
        return new ProposedStream
        {
            Name = StreamName(table.Name, before),
            Names = best.Names,
            Module = best.Module,
            Table = table,
            Certainty = best.Certainty,
            Note = $"{(best.Name > 0 ? "by the file's name and" : "by")} {best.Fields} columns{(next is null ? "" : $"; or {next.Module.Module}?")}",
            Key = hasOwnLines ? key with { IsGroup = true } : key,
            Lines = lines,
        };
    }

    // Where documents name parties that no file lists, the names make the contacts.
    private IEnumerable<ProposedStream> PartiesOf(ProposedStream stream, IReadOnlyList<ProposedStream> streams)
    {
        var references = new ReferenceChoice(streams);
        foreach (var (field, spec) in stream.Module.Fields.Where(field => field.Value is { Required: true, References: Contacts }))
        {
            var columns = new ColumnMatch(stream.Table, stream.Names).Find(stream.Names.Fields.GetValueOrDefault(field, [])).Where(match => match.Column.Values.Count > 0).ToList();
            if (columns.Count == 0 || columns.Exists(match => references.Of(field, spec, match.Column, match.IsExact) is not null))
                continue;
            var names = known.First(names => names.Module == Contacts && names.Constants.Values.Any(type => field == $"{type}_id"));
            var name = columns[0].Column;
            yield return new ProposedStream
            {
                Name = StreamName(names.Stream, streams),
                Names = names with
                {
                    Fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["contact_name"] = [name.Name] },
                    Words = new Dictionary<string, KnownWords>(StringComparer.Ordinal),
                },
                Module = catalogue.Module(Contacts),
                Table = stream.Table,
                Certainty = Certainty.Likely,
                Note = $"no file lists them: they are who {stream.Table.Title} names",
                Key = new ProposedKey([name], IsGroup: true, Certainty.Likely, $"{name.Distinct.Count} names in {name.Values.Count} rows"),
            };
        }
    }

    // Lower-case letters, digits, _ and -; no two alike.
    private static string StreamName(string name, IEnumerable<ProposedStream> before)
    {
        var plain = string.Concat(name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' ? letter : '-')).Trim('-');
        var taken = before.Select(stream => stream.Name).Append("migration").ToHashSet(StringComparer.Ordinal);
        var free = plain.Length == 0 ? "stream" : plain;
        for (var next = 2; taken.Contains(free); next++)
            free = $"{plain}-{next}";
        return free;
    }
}
