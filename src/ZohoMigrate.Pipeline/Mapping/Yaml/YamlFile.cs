using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ZohoMigrate.Pipeline.Mapping.Yaml;

/// <summary>One file of a pack: its nodes know where they stand, so that a fault can say so.</summary>
internal sealed class YamlFile(string name, PackParameters parameters, PackFaults faults)
{
    /// <summary>Longest file, in bytes: a table of ten thousand values has a tenth of that.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    public string Name => name;

    /// <summary>Reads the file's one document, or says why not.</summary>
    public YamlMappingNode? Load(string folder)
    {
        Parser? parser = null;
        var text = "";
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, name));
            if (file.Length > MostBytes)
            {
                faults.Add(name, Mark.Empty, $"the file is longer than {MostBytes / 1024 / 1024} MB, the most a mapping may have", "data belongs into the sources");
                return null;
            }

            text = new StreamReader(file).ReadToEnd();
            if (YamlShape.Fault(parser = new Parser(new StringReader(text))) is var (at, message, hint))
            {
                faults.Add(name, at, message, hint);
                return null;
            }

            var yaml = new YamlStream();
            yaml.Load(parser = new Parser(new StringReader(text)));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
                return root;

            faults.Add(name, Mark.Empty, yaml.Documents.Count switch
            {
                0 => "the file is empty",
                1 => "the file is not a mapping of keys to values",
                _ => "the file holds more than one YAML document (`---`)",
            });
        }
        catch (YamlException e)
        {
            faults.Add(name, Place(e, text, parser), $"malformed YAML: {e.InnerException?.Message ?? e.Message}");
        }
        catch (InvalidOperationException)
        {
            // What the parser throws where a bracket is never closed; it stands behind the last thing it understood.
            faults.Add(name, parser?.Current?.End ?? Mark.Empty, "malformed YAML", "is a bracket, brace or quote near here left open?");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(name, Mark.Empty, $"the file cannot be read: {e.Message}");
        }

        return null;
    }

    // A tab in an indentation is reported as if it stood at the beginning of the file: it is behind the last thing the parser understood.
    private static Mark Place(YamlException exception, string text, Parser? parser)
    {
        if (exception.Start.Index > 0 || parser?.Current is not { } understood)
            return exception.Start;
        var lines = text.Split('\n');
        for (var line = understood.End.Line; line <= lines.Length; line++)
        {
            var indented = lines[line - 1].AsSpan().TrimStart(' ');
            if (indented.StartsWith('\t'))
                return new Mark(0, line, lines[line - 1].Length - indented.Length + 1);
        }

        return understood.End;
    }

    /// <summary>The file a node of this one stands in: another where it was inherited.</summary>
    public string NameAt(YamlNode node) => faults.FileOf(node, name);

    public void Fault(YamlNode at, string message, string? hint = null, string? nearest = null) =>
        faults.Add(name, at, message, hint, nearest);

    /// <summary>A fault in another file that this one names.</summary>
    public void Fault(string file, long line, string message, string? hint = null, string? nearest = null) =>
        faults.Add(file, new Mark(0, line, 1), message, hint, nearest);

    public void Gap(YamlNode at, string message, string hint) => faults.AddGap(name, at, message, hint);

    /// <summary>The keys of a mapping, each one known; null (and a fault) when the node is something else.</summary>
    public Section? Section(YamlNode node, string what, params IReadOnlyCollection<string> keys)
    {
        if (node is YamlMappingNode mapping)
            return new Section(this, mapping, what, keys);

        Fault(node, $"{what} should be a mapping of keys to values");
        return null;
    }

    /// <summary>A scalar's text with parameters in place; null for YAML's null, and (with a fault) for anything else.</summary>
    public string? Text(YamlNode node, string what)
    {
        if (node is YamlScalarNode scalar)
            return IsNull(scalar) ? null : parameters.Apply(scalar.Value!, name, node);

        Fault(node, $"{what} should be one value");
        return null;
    }

    /// <summary>One value or a list of them, as a list; values that are YAML's null are null.</summary>
    public IReadOnlyList<string?> Texts(YamlNode node, string what) =>
        node is YamlSequenceNode list ? [.. list.Select(element => Text(element, what))] : [Text(node, what)];

    public static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };
}
