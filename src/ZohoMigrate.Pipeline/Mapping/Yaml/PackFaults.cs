using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ZohoMigrate.Pipeline.Mapping.Yaml;

/// <summary>Gathers what is wrong with a pack while it is read.</summary>
internal sealed class PackFaults
{
    private readonly List<PackFault> _faults = [];

    public void Add(string file, Mark at, string message, string? hint = null, string? nearest = null) =>
        _faults.Add(new PackFault(file, at.Line, at.Column, message) { Hint = hint, Nearest = nearest });

    public void Add(string file, YamlNode at, string message, string? hint = null, string? nearest = null) =>
        Add(file, at.Start, message, hint, nearest);

    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            throw new PackException([.. _faults
                .OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column)]);
        }
    }
}
