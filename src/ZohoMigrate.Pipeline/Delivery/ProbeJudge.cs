using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Decides what a look says of one parked record: found, absent, or neither yet. Null = look again later.</summary>
/// <param name="options">Waiting times.</param>
/// <param name="findForeign">Module, id and natural key of a record of Zoho's → what other run folders say of it; what is theirs is never this run's own.</param>
internal sealed class ProbeJudge(DeliveryOptions options, Func<ModuleSpec, string, string?, ForeignClaim?> findForeign)
{
    // By record, since when no look has counted: one list call that breaks after a long pause says nothing about the next.
    private readonly ConcurrentDictionary<long, DateTimeOffset> _blindSince = new();

    public Outcome? Judge(ModuleSpec module, ParkedStep step, ProbeLook look)
    {
        var rows = RowsOf(module, step, look);
        if (rows.Count == 0)
            return JudgeAbsence(module, step, look with { IsComplete = look.IsComplete && NaturalKey.Of(module, step.Payload) is not null });

        // Names need not be unique: of several rows one counts that agrees and was not there before us.
        var candidates = rows.Where(row => IsOurs(module, step, row) != false && IdentityAgreement.Differing(module, step, row).Count == 0).ToList();
        return (rows, candidates) switch
        {
            (_, [var ours]) => JudgeFound(module, step, ours),
            ([var only], _) => JudgeFound(module, step, only),
            _ => Undecided(
                step,
                "found-several",
                $"Zoho shows {rows.Count} records that could be this one (ids {string.Join(", ", rows.Select(row => ListPage.IdOf(row, module)))}).",
                UnknownHint.Several(step)),
        };
    }

    /// <summary>
    /// The rows of a look that have the record's natural key, each record once. A marker follows from stream and key alone: in another
    /// folder it is another record's.
    /// </summary>
    public IReadOnlyList<JsonElement> RowsOf(ModuleSpec module, ParkedStep step, ProbeLook look)
    {
        if (NaturalKey.Of(module, step.Payload) is not { } key)
            return [];
        var rows = look.Of(module, key).DistinctBy(row => ListPage.IdOf(row, module));
        return [.. rows.Where(row => module.Marker is null || IsKeptUnique(module, step) || !IsForeign(module, row))];
    }

    private Outcome? JudgeFound(ModuleSpec module, ParkedStep step, JsonElement row)
    {
        if (ListPage.IdOf(row, module) is not { } id)
            return Undecided(step, "found-without-id", "Zoho shows the record but not its id.", UnknownHint.NotFound(step));
        var kept = KeptMembers.Of(module, row);
        var differing = IdentityAgreement.Differing(module, step, row);
        var isOurs = IsOurs(module, step, row);
        // What every organisation has is adopted, whoever made it, or refused; no person need decide whose it is.
        if (isOurs == false || (isOurs is null && differing.Count > 0 && module.Existing == ExistingPolicy.Adopt))
            return JudgeExisting(module, step, id, kept, differing);
        if (differing.Count > 0)
        {
            return Undecided(
                step,
                "found-differs",
                $"Zoho shows a record of this {IdentityAgreement.KeyWord(module)} (id {id}) with another {string.Join(", ", differing)}.",
                UnknownHint.Differing(step, id));
        }

        if (isOurs == true)
            return JudgeOurs(module, step, row, id, kept);
        // It may have been there before: adopted, it is never taken back with what we made.
        return module.Existing == ExistingPolicy.Refuse && !step.IsInDoubt
            ? Undecided(step, "found-undated", $"Zoho shows a record of this {IdentityAgreement.KeyWord(module)} (id {id}) and not when it was made.", UnknownHint.Found(step, id))
            : new Settled(step.Item, RecordState.Matched, id) { Kept = kept };
    }

    // A record of the same key may be under way in another folder too, and Zoho shows it before that one knows its id.
    private Outcome? JudgeOurs(ModuleSpec module, ParkedStep step, JsonElement row, string id, IReadOnlyDictionary<string, string> kept)
    {
        if (ClaimOf(module, step, row) is not { } claim)
            return new Settled(step.Item, step.IsTaken && module.Create.NamesNone ? RecordState.Created : RecordState.Recovered, id) { Kept = kept };
        if (claim.Hold == ForeignHold.Sends)
            return null;
        var why = claim.Hold == ForeignHold.CannotTell ? $"{claim.Owner}, which has delivered here too, cannot be read" : $"{claim.Owner} may be it as well";
        return Undecided(step, "found-elsewhere", $"Zoho shows the record (id {id}), and whether this run made it is not known: {why}.", UnknownHint.Elsewhere(step, id));
    }

    // Zoho itself has refused a second copy, for the custom field that holds the marker: it will refuse the next one too. Which of several
    // custom fields it refused it for, it does not say.
    private static bool IsKeptUnique(ModuleSpec module, ParkedStep step) =>
        step.IsDuplicate && NaturalKey.PlaceOf(NaturalKey.Of(module, step.Payload)) is not null
        && step.Payload[module.CustomFields!.List] is JsonArray { Count: 1 };

    private static Outcome JudgeExisting(
        ModuleSpec module, ParkedStep step, string id, IReadOnlyDictionary<string, string> kept, List<string> differing) => module.Existing switch
        {
            // Only we write such a marker. Refused, a retry would send it again, and Zoho would take it.
            _ when module.Marker is not null && !IsKeptUnique(module, step) => Undecided(
                step, "found-earlier", $"Zoho has had a record of this marker (id {id}) since before it was sent.", UnknownHint.Found(step, id)),
            ExistingPolicy.Adopt when differing.Count > 0 => Refused(step, DifferingAtZoho.Problem(id, differing)),
            ExistingPolicy.Adopt or ExistingPolicy.AdoptIfAgree when differing.Count == 0 => new Settled(step.Item, RecordState.Matched, id) { Kept = kept },
            ExistingPolicy.AdoptIfAgree => Refused(step, AlreadyThere.Problem(module, $"Zoho already has this record (id {id}) with another {string.Join(", ", differing)}.")),
            _ => Refused(step, AlreadyThere.Problem(module, $"Zoho already has this record (id {id}) and this run did not create it.")),
        };

    // Ours only if we may have made it, and it was not there before we began; null where it does not show when it was made.
    private bool? IsOurs(ModuleSpec module, ParkedStep step, JsonElement row)
    {
        if (!step.MayBeOurs || IsForeign(module, row))
            return false;
        return CreatedTime.IsSince(module, row, step.FirstAttemptAt) ?? (module.Marker is null ? null : true);
    }

    private bool IsForeign(ModuleSpec module, JsonElement row) => ListPage.IdOf(row, module) is { } id && findForeign(module, id, null) is { Hold: ForeignHold.Owns };

    private ForeignClaim? ClaimOf(ModuleSpec module, ParkedStep step, JsonElement row) =>
        ListPage.IdOf(row, module) is { } id ? findForeign(module, id, NaturalKey.Of(module, step.Payload)) : null;

    private Outcome? JudgeAbsence(ModuleSpec module, ParkedStep step, ProbeLook look)
    {
        var arrivedBy = step.ArrivedBy(options);
        var isSurelyVisible = look.At >= arrivedBy + options.AbsenceDelay;
        // A list that was not seen does not show anything, and nothing may be said of it.
        if (step.IsDuplicate && look.IsAnswered)
            return isSurelyVisible || IsAnothers(module, step) ? NotShown(step) : null;
        if (!look.IsComplete)
        {
            var since = _blindSince.GetOrAdd(step.Item.Record, look.At);
            return look.At >= (since > arrivedBy ? since : arrivedBy) + (2 * options.AbsenceDelay) ? CannotTell(step) : null;
        }

        _blindSince.TryRemove(step.Item.Record, out _);
        if (!isSurelyVisible)
            return null;
        if (step.AbsentSince is null)
            return new NotFound(step.Item, look.At);
        // A record that Zoho fails on each time would be sent and looked for until the end of days; but no other of its call is to blame.
        return step.UnknownAttempts < options.MaxAttempts || !StoodAlone(module, step) ? new SendAgain(step.Item) : FailedTooOften(step);
    }

    private static bool StoodAlone(ModuleSpec module, ParkedStep step) => module.Create.Batch is not { } batch || batch.MostAfter(step.UnknownAttempts - 1) == 1;

    // Zoho keeps no marker in a text unique: it refused another field's value, of a record that no attempt of ours can have made.
    private static bool IsAnothers(ModuleSpec module, ParkedStep step) =>
        module.Marker is not null && !step.MayBeOurs && NaturalKey.PlaceOf(NaturalKey.Of(module, step.Payload)) is null;

    // Asking on for ever would spend the day's calls and never end the run.
    public static Undecided CannotTell(ParkedStep step, string? because = null) =>
        Undecided(
        step, "cannot-tell", $"Zoho may have the record, and its list does not let us tell: {because ?? step.Message}", UnknownHint.NotFound(step));

    // Zoho refuses the natural key as taken, yet no list shows who has it.
    private static Outcome NotShown(ParkedStep step) => step.MayBeOurs
        ? Undecided(step, "taken-not-shown", $"Zoho says it has the record but does not show it: {step.Message}", UnknownHint.NotFound(step))
        : Refused(step, RuleBook.Of("already-there").Problem(ProblemStage.Delivery, step.Message));

    private static Refused FailedTooOften(ParkedStep step) => Refused(
        step,
        RuleBook.Of("failed-too-often").Problem(ProblemStage.Delivery, $"Zoho failed on it {step.UnknownAttempts} times and does not have it: {step.Message}"));

    private static Refused Refused(ParkedStep step, Problem problem) => new(step.Item) { Problems = [problem] };

    private static Undecided Undecided(ParkedStep step, string code, string message, string hint) => new(step.Item)
    {
        Problems = [RuleBook.Of(code).Problem(ProblemStage.Delivery, message) with { Hint = hint }],
    };
}
