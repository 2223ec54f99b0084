using YamlDotNet.RepresentationModel;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>Where a test names something.</summary>
/// <param name="File">Its file, below the pack's folder.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct TestPlace(string File, long Line, long Column)
{
    public static TestPlace Of(string file, YamlNode node) => new(file, node.Start.Line, node.Start.Column);
}
