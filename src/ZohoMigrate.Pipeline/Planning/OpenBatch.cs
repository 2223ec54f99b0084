using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Steps that go together, as long as more may join them.</summary>
/// <param name="module">The module of all their records.</param>
internal abstract class OpenBatch(ModuleSpec module)
{
    /// <summary>Whether records of its stream may make others ready that join it.</summary>
    public bool MayGrowByItself => module.RefersToItself;

    protected ModuleSpec Module => module;

    public abstract bool IsFull { get; }

    public abstract bool HasRoomFor(BatchedStep step);

    public abstract void Take(BatchedStep step);

    /// <summary>Makes of it what is to be delivered.</summary>
    public abstract IEnumerable<PlannedWork> Close();
}
