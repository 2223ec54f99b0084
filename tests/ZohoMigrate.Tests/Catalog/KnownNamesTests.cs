using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Proposing;

namespace ZohoMigrate.Tests.Catalog;

/// <summary>The names by which <c>init</c> proposes: each leads to something the catalogue has.</summary>
public sealed class KnownNamesTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly IReadOnlyList<KnownNames> All = ZohoCatalogue.LoadNames();

    public static TheoryData<int> Entries => new(Enumerable.Range(0, All.Count));

    [Theory, MemberData(nameof(Entries))]
    public void Entry_EveryFieldItNames_IsTheModules(int entry)
    {
        var names = All[entry];
        var module = Catalogue.Module(names.Module);

        Assert.NotEmpty(names.Files);
        Assert.Matches("^[a-z]+$", names.Stream);
        Assert.All(names.Fields.Keys.Concat(names.Words.Keys).Concat(names.Constants.Keys).Concat(names.Otherwise.Keys), path => Assert.NotNull(StreamFields.Spec(module, path)));
        Assert.All(names.Constants, constant => Assert.Contains(constant.Value, StreamFields.Spec(module, constant.Key)!.Values));
        Assert.All(names.Words.Values, words => Assert.Contains(words.Part, (string[])["first", "rest"]));
        if (names.Lines is { } lines)
            Assert.All(lines.Fields.Keys.Concat(lines.Otherwise.Keys), member => Assert.Contains(member, module.Fields[lines.List].Fields.Keys));
    }

    [Theory, MemberData(nameof(Entries))]
    public void Entry_ItsRequiredFields_HaveNames(int entry)
    {
        var (names, module) = (All[entry], Catalogue.Module(All[entry].Module));

        Assert.Empty(module.Fields.Where(field => field.Value.Required && field.Value.Type != FieldType.List).Select(field => field.Key)
            .Except(names.Fields.Keys).Except(names.Constants.Keys));
    }

    [Theory, MemberData(nameof(Entries))]
    public void Entry_NamesOfAField_AreEachThereOnce(int entry) =>
        Assert.All(All[entry].Fields.Values.Concat(All[entry].Lines?.Fields.Values ?? []), names => Assert.Equal(names.Count, names.Select(NameForm.Of).Distinct().Count()));
}
