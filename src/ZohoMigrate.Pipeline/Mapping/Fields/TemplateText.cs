using System.Text;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>
/// <c>template: "NW-{orderID}"</c>. Without a value in every column it has none itself: half a number is worse than none. <c>{{</c> and
/// <c>}}</c> stand for the braces themselves.
/// </summary>
internal sealed class TemplateText : ITextSource
{
    private readonly IReadOnlyList<Part> _parts;
    private readonly bool _trim;

    private TemplateText(IReadOnlyList<Part> parts, bool trim)
    {
        _parts = parts;
        _trim = trim;
        Columns = [.. parts.Where(part => part.IsColumn).Select(part => part.Text)];
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Reads a template; null when a brace is without its other half.</summary>
    public static TemplateText? Parse(string template, bool trim)
    {
        var parts = new List<Part>();
        var literal = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var character = template[i];
            if (character is not ('{' or '}'))
            {
                literal.Append(character);
            }
            else if (i + 1 < template.Length && template[i + 1] == character)
            {
                literal.Append(character);
                i++;
            }
            else
            {
                var end = template.IndexOf('}', i + 1);
                if (character == '}' || end <= i + 1)
                    return null;

                parts.Add(new Part(literal.ToString(), IsColumn: false));
                parts.Add(new Part(template[(i + 1)..end], IsColumn: true));
                literal.Clear();
                i = end;
            }
        }

        parts.Add(new Part(literal.ToString(), IsColumn: false));
        return new TemplateText(parts, trim);
    }

    public string? Read(MappingScope scope)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            var value = part.IsColumn ? scope.Cells.Read(scope.Row, part.Text, _trim) : part.Text;
            if (value is null)
                return null;

            text.Append(value);
        }

        return text.ToString();
    }

    private sealed record Part(string Text, bool IsColumn);
}
