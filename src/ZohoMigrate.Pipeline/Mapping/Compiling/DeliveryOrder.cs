using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Puts streams in order of delivery: parents first, otherwise as migration.yaml lists them.</summary>
internal static class DeliveryOrder
{
    public static IReadOnlyList<StreamMapping> Of(IReadOnlyList<StreamMapping> streams, YamlFile file, YamlNode at)
    {
        var ordered = new List<StreamMapping>();
        var left = streams.ToList();
        while (left.Count > 0)
        {
            var waitingFor = left.Select(stream => stream.Entry.Name).ToHashSet(StringComparer.Ordinal);
            // A stream may refer to itself (a tree of groups): its records wait for each other, not the stream for itself.
            var next = left.Find(stream => !stream.Parents.Any(parent => parent != stream.Entry.Name && waitingFor.Contains(parent)));
            if (next is null)
            {
                var names = string.Join(", ", left.Select(stream => $"`{stream.Entry.Name}`"));
                file.Fault(at, $"streams refer to each other in a circle, so that none can go first: {names}");
                return ordered;
            }

            left.Remove(next);
            ordered.Add(next with { Entry = next.Entry with { Ordinal = ordered.Count } });
        }

        return ordered;
    }
}
