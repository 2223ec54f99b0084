using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>What came to light while the fields of one record were made; of most kinds nothing, and then there is no list of it.</summary>
internal sealed class MappingNotes
{
    private List<Reference>? _references;
    private List<Lookup>? _lookups;
    private List<Problem>? _problems;

    public IReadOnlyList<Reference> References => _references ?? (IReadOnlyList<Reference>)[];

    public IReadOnlyList<Lookup> Lookups => _lookups ?? (IReadOnlyList<Lookup>)[];

    public IReadOnlyList<Problem> Problems => _problems ?? (IReadOnlyList<Problem>)[];

    public void Add(Reference reference) => (_references ??= []).Add(reference);

    public void Add(Lookup lookup) => (_lookups ??= []).Add(lookup);

    public void Add(Problem problem) => (_problems ??= []).Add(problem);
}
