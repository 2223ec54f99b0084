using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ZohoMigrate.Pipeline.Mapping.Yaml;

/// <summary>Gathers what is wrong with a pack while it is read.</summary>
internal sealed class PackFaults
{
    private readonly List<PackFault> _faults = [];
    private readonly List<PackFault> _gaps = [];
    private readonly Dictionary<YamlNode, string> _origins = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes that a node, and all within it, stands in another file than the one it has become part of.</summary>
    public void CameFrom(YamlNode node, string file)
    {
        foreach (var within in node.AllNodes)
            _origins.TryAdd(within, file);
    }

    /// <summary>The file a node stands in.</summary>
    public string FileOf(YamlNode node, string file) => _origins.GetValueOrDefault(node, file);

    public void Add(string file, Mark at, string message, string? hint = null, string? nearest = null) =>
        _faults.Add(new PackFault(file, at.Line, at.Column, message) { Hint = hint, Nearest = nearest });

    public void Add(string file, YamlNode at, string message, string? hint = null, string? nearest = null) =>
        Add(FileOf(at, file), at.Start, message, hint, nearest);

    /// <summary>Adds something that a pack may lack while it is written, and not when it is used.</summary>
    public void AddGap(string file, YamlNode at, string message, string hint) =>
        _gaps.Add(new PackFault(FileOf(at, file), at.Start.Line, at.Start.Column, message) { Hint = hint });

    public void ThrowIfAny(bool isDraft = false)
    {
        var faults = isDraft ? _faults : [.. _faults, .. _gaps];
        if (faults.Count > 0)
        {
            throw new PackException([.. faults
                .OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column)]);
        }
    }
}
