using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Mapping.Compiling;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>Reads <c>tests/*.yaml</c> of a pack, gathering every fault in all of them before it gives up.</summary>
internal sealed class PackTestReader(string folder)
{
    private const string Folder = PackFiles.TestFolder;
    public static readonly IReadOnlyList<string> Keys = ["set", "columns", "given", "cases"];
    public static readonly IReadOnlyList<string> CaseKeys = ["name", "set", "given", "expect"];
    private const string Common = $"{Folder}/common.yaml";
    private readonly PackFaults _faults = new();

    /// <exception cref="PackException">There is no pack, or anything is wrong with its tests.</exception>
    public IReadOnlyList<PackTest> Read()
    {
        PackReader.CheckFolder(folder);
        var files = Files();
        var ground = files.Contains(Common, StringComparer.Ordinal) ? ReadCommon() : new TestGround();
        var tests = files.Where(file => file != Common).SelectMany(file => ReadFile(file, ground)).ToList();
        _faults.ThrowIfAny();
        return tests;
    }

    private List<string> Files()
    {
        var tests = Path.Combine(folder, Folder);
        var names = Directory.Exists(tests) ? Directory.EnumerateFiles(tests).Select(path => Path.GetFileName(path)) : [];
        return [.. names.Where(name => Path.GetExtension(name) == ".yaml").Select(name => $"{Folder}/{name}").Order(StringComparer.Ordinal)];
    }

    private TestGround ReadCommon() =>
        Open(Common) is var (file, root) && file.Section(root, Common, "set", "columns", "given") is { } section ? GroundReader.Read(section, new TestGround()) : new TestGround();

    private IEnumerable<PackTest> ReadFile(string name, TestGround common)
    {
        if (Open(name) is not var (file, root) || file.Section(root, name, Keys) is not { } section)
            return [];
        var ground = GroundReader.Read(section, common);
        if (section.Require("cases") is not { } cases)
            return [];
        if (cases is not YamlSequenceNode { Children.Count: > 0 })
            file.Fault(cases, "`cases` should be a list of tests", "as in cases: [{ name: …, given: …, expect: … }]");
        return [.. (cases as YamlSequenceNode ?? []).Select(node => ReadCase(node, file, ground)).OfType<PackTest>()];
    }

    private static PackTest? ReadCase(YamlNode node, YamlFile file, TestGround ground)
    {
        if (file.Section(node, "a test", CaseKeys) is not { } section)
            return null;
        var name = section.Require("name") is { } named ? GroundReader.Text(file, named, "`name`") : null;
        var expected = section.Require("expect") is { } expect ? ExpectationReader.Read(file, expect) : [];
        return new PackTest
        {
            File = file.Name,
            Line = node.Start.Line,
            Name = name ?? "",
            Ground = GroundReader.Read(section, ground),
            Expected = expected,
        };
    }

    private (YamlFile File, YamlMappingNode Root)? Open(string name)
    {
        var file = new YamlFile(name, new PackParameters(_faults), _faults);
        return file.Load(folder) is { } root ? (file, root) : null;
    }
}
