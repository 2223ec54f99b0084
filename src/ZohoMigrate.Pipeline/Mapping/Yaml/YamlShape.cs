using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ZohoMigrate.Pipeline.Mapping.Yaml;

/// <summary>
/// Looks at a YAML file before it is read: nesting that would fell the program, aliases that would grow without end, and aliases to
/// nothing, which the reader reports without their place.
/// </summary>
internal static class YamlShape
{
    /// <summary>Deepest nesting: a mapping needs less than ten.</summary>
    private const int MostLevels = 64;

    /// <summary>Most values once every alias stands for what it names.</summary>
    private const long MostValues = 100_000;

    /// <summary>What is wrong, and where; null when it can be read.</summary>
    /// <param name="parser">At the beginning of the file; it stays where it came to.</param>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static (Mark At, string Message, string Hint)? Fault(Parser parser)
    {
        var sizes = new Dictionary<string, long?>(StringComparer.Ordinal);
        var open = new Stack<(string? Anchor, long Before)>();
        var values = 0L;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case AnchorAlias alias:
                    var name = alias.Value.Value;
                    if (!sizes.TryGetValue(name, out var size))
                        return (alias.Start, $"`*{name}` stands for nothing", $"write `&{name}` before the value that it stands for");
                    if (size is null)
                        return (alias.Start, $"`*{name}` stands for something that it is part of itself", "write the value out");
                    values += size.Value;
                    break;
                case NodeEvent node:
                    values++;
                    Begin(node, values);
                    break;
                case MappingEnd or SequenceEnd:
                    var (anchor, before) = open.Pop();
                    if (anchor is not null)
                        sizes[anchor] = values - before;
                    break;
            }

            if (open.Count > MostLevels)
                return (parser.Current!.Start, $"the file is nested more than {MostLevels} levels deep", "is a bracket or brace too many near here?");
            if (values > MostValues)
                return (parser.Current!.Start, $"the file holds more than {MostValues} values, aliases counted", "write fewer aliases of aliases");
        }

        return null;

        void Begin(NodeEvent node, long counted)
        {
            var anchor = node.Anchor.IsEmpty ? null : node.Anchor.Value;
            if (node is MappingStart or SequenceStart)
                open.Push((anchor, counted - 1));
            if (anchor is not null)
                sizes[anchor] = node is Scalar ? 1 : null;
        }
    }
}
