using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>What must hold of a checkpoint that is walked, by its model and by Zoho.</summary>
internal static class WalkedLaws
{
    /// <summary>At any moment: law 1 per stream, and everything is as the model has it.</summary>
    public static async Task CompareAsync(ICheckpoint checkpoint, CheckpointModel model, ModelZoho zoho)
    {
        var accounts = await checkpoint.ReadStreamsAsync(CancellationToken.None);
        Assert.All(accounts, account => Assert.Equal(account.Records, account.States.Values.Sum()));
        Assert.Equal(
            model.Records.GroupBy(record => (record.Mapped.Stream, record.State)).Select(group => $"{group.Key} {group.LongCount()}").Order(StringComparer.Ordinal),
            accounts.SelectMany(account => account.States.Select(state => $"{(account.Stream.Name, state.Key)} {state.Value}")).Order(StringComparer.Ordinal));
        Assert.Equal(
            model.Steps.GroupBy(step => step.State).Select(group => $"{group.Key} {group.LongCount()}").Order(StringComparer.Ordinal),
            (await checkpoint.CountStepsAsync(CancellationToken.None)).Select(state => $"{state.Key} {state.Value}").Order(StringComparer.Ordinal));
        // A clock that somebody set would have made a wait shorter here.
        Assert.Equal(
            model.Steps.Where(step => step.State == StepState.Parked)
                .Select(step => (step.Record.Mapped.Key, step.IsDuplicate, step.MayBeOurs, zoho.Now - step.Ended, zoho.Now - step.AbsentSince)).Order(),
            (await checkpoint.ReadParkedAsync(CancellationToken.None))
                .Select(parked => (parked.Key, parked.IsDuplicate, parked.MayBeOurs, Since(parked.LastAttemptEndedAt)!.Value, Since(parked.AbsentSince))).Order());

        TimeSpan? Since(DateTimeOffset? then) => checkpoint.Clock.GetUtcNow() - then;
    }

    /// <summary>When nothing is left to do: each record is in one account, and what is at Zoho is known to be that record's, or not to be known.</summary>
    public static async Task CheckAsync(ICheckpoint checkpoint, CheckpointModel model, ModelZoho zoho)
    {
        Assert.False(model.HasWork);
        var identities = await checkpoint.ReadIdentitiesAsync(CancellationToken.None).ToListAsync();
        Assert.Equal(
            model.Records.Select(record => (record.Mapped.Stream, record.Mapped.Key, record.State, record.ZohoId)).Order(),
            identities.Select(identity => (identity.Stream, identity.Key, identity.State, identity.ZohoId)).Order());
        Assert.All(model.Records.Where(record => record.ZohoId is not null), record => Assert.True(zoho.Knows(record, record.ZohoId!), $"{record} is said to be {record.ZohoId}."));
        Assert.All(zoho.Made, record => Assert.True(record.ZohoId is not null || record.State == RecordState.Unknown, $"{record} is at Zoho, and said to be {record.State}."));
        Assert.All(
            await checkpoint.ReadFilesAsync(CancellationToken.None),
            file => Assert.Equal(file.Rows, file.InRecords + file.Excluded + file.Orphan + file.Unreadable));
    }
}
