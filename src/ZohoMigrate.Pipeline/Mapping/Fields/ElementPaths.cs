using System.Globalization;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>The paths of a list's elements, put together once like those of fields (<see cref="FieldPaths"/>).</summary>
/// <param name="end">What stands behind the element's place.</param>
internal sealed class ElementPaths(string end)
{
    private const int Most = 256;
    private volatile Known? _known;

    public string Of(string path, int index)
    {
        if (index >= Most)
            return Made(path, index);
        var known = _known;
        if (known?.Path != path)
            _known = known = new Known(path, new string[Most]);
        return known.Paths[index] ??= Made(path, index);
    }

    private string Made(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]{end}");

    private sealed record Known(string Path, string[] Paths);
}
