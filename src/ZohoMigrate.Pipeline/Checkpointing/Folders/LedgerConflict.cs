using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>Whether a checkpoint knows all that was delivered to its organisation, as far as this machine can tell.</summary>
internal static class LedgerConflict
{
    /// <exception cref="LedgerConflictException">It does not; the message says what to do.</exception>
    public static void Check(IdentityScope scope, LedgerClaim claim, IReadOnlyList<KnownFolder> known)
    {
        if (known.Count == 0)
            return;
        if (known.FirstOrDefault(folder => folder.Checkpoint == claim.Checkpoint) is not { } self)
        {
            var isLost = known.Any(folder => folder.IsLostTo(claim));
            throw new LedgerConflictException(
                $"{Unknowing(scope, claim, known)} {(isLost ? Recovering(claim) : "")}{WithoutIt(claim, "if what you send are other records")}");
        }

        if (IsOlder(claim, self))
        {
            var (mine, newer) = claim.Generation < self.Generation
                ? ($"generation {claim.Generation}", $"generation {self.Generation}")
                : ($"generation {claim.Generation}, call {claim.LastCreate}", $"call {self.LastCreate}");
            throw new LedgerConflictException(
                $"The checkpoint in {claim.Folder} is older ({mine}) than what was delivered to {Name(scope)} from "
                + $"{self.Path} ({newer}): it is a copy or a restored backup, and records could be made twice. "
                + $"Go on with the newest copy. {Recovering(claim)}{WithoutIt(claim, "if what was delivered since is gone from Zoho too")}");
        }
    }

    private static bool IsOlder(LedgerClaim claim, KnownFolder self) =>
        claim.Generation < self.Generation || (claim.Generation == self.Generation && claim.LastCreate < self.LastCreate);

    private static string Unknowing(IdentityScope scope, LedgerClaim claim, IReadOnlyList<KnownFolder> known)
    {
        // The checkpoint that is here now is the one that asks.
        if (known.FirstOrDefault(folder => folder.Path == claim.Folder) is not null)
        {
            return $"The checkpoint from which {claim.Folder} has delivered to {Name(scope)} is gone, and the new one knows nothing of it: "
                + "records could be made twice. Put it back if you have it.";
        }

        var there = known.FirstOrDefault(folder => folder.IsThere) ?? known[0];
        return $"{there.Path} has delivered to {Name(scope)} already, and {claim.Folder} knows nothing of it: records could be made twice. "
            + (there.IsThere ? $"Go on in that folder (zohomigrate resume {ShellWord.Of(there.Path)})." : "Put that folder back if you have it.");
    }

    private static string Recovering(LedgerClaim claim) =>
        $"If it is lost, have every record looked for at Zoho before anything is sent: zohomigrate resume {ShellWord.Of(claim.Folder)} --recover. ";

    private static string WithoutIt(LedgerClaim claim, string when) =>
        $"Or, {when}, go on without it: zohomigrate resume {ShellWord.Of(claim.Folder)} --new-ledger.";

    private static string Name(IdentityScope scope) => $"organisation {scope.Organization} ({scope.Target}, {scope.Product}, {scope.DataCenter})";
}
