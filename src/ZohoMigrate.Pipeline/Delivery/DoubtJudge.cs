using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Decides whether a record that a lost checkpoint may have sent is one that Zoho shows: as for a record whose answer was lost, but that
/// nothing is adopted which another run folder owns.
/// </summary>
/// <param name="judge">Decides of what was sent.</param>
/// <param name="ownerOf">Module and id → the other folder's record that owns it, in words; null when none does.</param>
internal sealed class DoubtJudge(ProbeJudge judge, Func<string, string, string?> ownerOf)
{
    /// <param name="module">The record's module.</param>
    /// <param name="step">Its create, which is not made.</param>
    /// <param name="recovery">Since when, and of what age.</param>
    /// <param name="rows">The rows of its natural key, of a list that is whole.</param>
    /// <returns>Null when Zoho does not have it.</returns>
    public Outcome? Judge(ModuleSpec module, ReadyStep step, Recovery recovery, IReadOnlyList<JsonElement> rows)
    {
        var sought = new ParkedStep
        {
            Item = step.Item,
            Stream = step.Stream,
            Key = step.Key,
            Module = step.Module,
            Payload = step.Payload,
            MayBeOurs = true,
            IsDuplicate = false,
            IsInDoubt = true,
            FirstAttemptAt = recovery.First,
            LastAttemptEndedAt = recovery.Since,
        };
        var free = rows.Where(row => OwnerOf(module, row) is null).ToList();
        return (rows.Count, free.Count) switch
        {
            (0, _) when NaturalKey.Of(module, step.Payload) is not null => null,
            ( > 0, 0) => OwnedElsewhere(module, step, rows[0]),
            _ => judge.Judge(module, sought, new ProbeLook([sought], free, IsComplete: true, recovery.Since)) ?? ProbeJudge.CannotTell(sought),
        };
    }

    private Refused OwnedElsewhere(ModuleSpec module, ReadyStep step, JsonElement row) => new(step.Item)
    {
        Problems =
        [
            RuleBook.Of("already-there").Problem(
                ProblemStage.Delivery,
                $"Zoho's record {ListPage.IdOf(row, module)} of this {IdentityAgreement.KeyWord(module)} belongs to {OwnerOf(module, row)}: it is not taken for this one."),
        ],
    };

    private string? OwnerOf(ModuleSpec module, JsonElement row) => ListPage.IdOf(row, module) is { } id ? ownerOf(module.Module, id) : null;
}
