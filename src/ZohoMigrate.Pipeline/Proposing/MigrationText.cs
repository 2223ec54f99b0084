using System.Globalization;
using System.Text;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>The migration.yaml of a proposed pack.</summary>
internal static class MigrationText
{
    public static string Of(string name, ProposedPack pack)
    {
        // Where none is whole, the fault that lists what is missing is of more use than a pack without streams.
        var listed = pack.Ready.Count == 0 ? pack.Streams : pack.Ready;
        var text = new StringBuilder();
        text.Append("# yaml-language-server: $schema=schemas/migration.json\n");
        text.Append("# Proposed from the files alone. Behind each line of the mappings stands how sure it is: sure, where names and values say the same; likely,\n");
        text.Append("# where one of them does; and QUESTION, what only you can tell. Go through the questions first.\n");
        text.Append("name: ").Append(name).Append('\n');
        text.Append("products: [books]\n");
        text.Append("streams:\n");
        foreach (var stream in pack.Streams)
        {
            var why = stream.Missing.Count > 0 ? $"lacks {string.Join(", ", stream.Missing)}" : "refers to one that lacks something";
            text.Append(listed.Contains(stream) ? $"  - {stream.Name}\n" : $"  # - {stream.Name}   # {why}: see {stream.Name}.yaml, and take the first # away\n");
        }

        if (pack.NullMarkers.Count > 0)
            text.Append("defaults:\n  null_markers: [").AppendJoin(", ", pack.NullMarkers.Select(marker => marker.Equals("NULL", StringComparison.Ordinal) ? marker : YamlWord.Of(marker))).Append("]  # found in the files\n");
        if (pack.Left.Count > 0)
            text.Append("# Nothing is proposed for these files:\n");
        foreach (var table in pack.Left)
            text.Append(CultureInfo.InvariantCulture, $"#   {StreamText.OneLine(table.Title)}, {table.Rows} rows: {string.Join(", ", table.Columns.Select(column => StreamText.OneLine(column.Name)))}\n");
        foreach (var table in pack.Left.Where(table => table.Advice is not null))
            text.Append(CultureInfo.InvariantCulture, $"# {StreamText.OneLine(table.Title)}: {StreamText.OneLine(table.Advice!)}\n");
        if (pack.Unread.Count > 0)
            text.Append("# These files could not be read:\n");
        foreach (var fault in pack.Unread)
            text.Append("#   ").Append(StreamText.OneLine(fault)).Append('\n');
        return text.ToString();
    }
}
