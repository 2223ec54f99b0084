using Xunit;
using ZohoMigrate.Pipeline.Validation.Rules;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.TallyGst;

namespace ZohoMigrate.Tests.SampleData;

/// <summary>The company of sample-data/tally-gst: its files are what its generator makes, and are what its README says.</summary>
public sealed class TallyGstSampleTests
{
    private static readonly TallyGstSample Sample = TallyGstSample.Make();
    private static readonly string Folder = Repository.PathOf("sample-data", "tally-gst");

    public static TheoryData<string> FileNames => [.. Sample.Files.Keys];

    [Theory, MemberData(nameof(FileNames))]
    public void Files_AsTheyStand_AreWhatTheGeneratorMakes(string name)
    {
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Sample.Files[name]);
            Assert.Fail($"{path} is new: read it, and run the test again.");
        }

        Assert.True(Sample.Files[name].AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"{name} is not what the generator makes: delete it, and run the test again.");
    }

}
