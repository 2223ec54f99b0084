using ZohoMigrate.Pipeline.Checkpointing.Ledger;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Checkpointing.Retrying;

/// <summary>
/// What is staged again, and what comes free by it, is held against its parents as the set rules hold what is staged for the first time:
/// a correction may change what they must share, take or draw on. What does not fit is rejected, and what refers to it is blocked.
/// </summary>
internal static class FreedChildren
{
    public static void Check(Database database, IReadOnlyList<Agreement> agreements)
    {
        foreach (var agreement in agreements)
            Reject(database, ChildQuestions.Freed.Disagreeing(database, agreement).Select(child => ParentProblems.Differs(child, agreement)));
        Reject(database, ChildQuestions.Freed.TotalsOfNoUse(database).Select(ParentProblems.NoTotal));
        Reject(database, ChildQuestions.Freed.AppliedBeyondTotal(database).Select(ParentProblems.OverPaid));
    }

    private static void Reject(Database database, IEnumerable<StagedProblem> problems)
    {
        // All of them first: the answer must not change while it is read.
        foreach (var (record, problem) in problems.ToList())
        {
            // What was only blocked still has the warning it was staged with.
            database.Run("DELETE FROM problem WHERE record = ?1 AND code = ?2", record, problem.Code);
            StagedWriting.Reject(database, record, problem);
            if (problem.Severity == Severity.Error)
                database.Run("INSERT OR IGNORE INTO doomed (id) VALUES (?1)", record);
        }

        BlockedChildren.Block(database, ProblemStage.Validation, "parent-rejected");
    }
}
