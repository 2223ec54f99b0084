using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Turns the result of a job into an outcome for each of its records: a row is its record's whose marker it ends with.</summary>
/// <param name="told">What the result says of its rows.</param>
/// <param name="untold">What is to be said of a record of which it says nothing.</param>
/// <param name="now">By the run's clock.</param>
internal sealed class JobJudge(IReadOnlyList<ToldRow> told, string untold, DateTimeOffset now)
{
    private readonly ILookup<string, ToldRow> _told = told.ToLookup(row => row.Marker, StringComparer.Ordinal);

    public IReadOnlyList<(JobRow Row, Reply Reply, Outcome Outcome)> Judge(IReadOnlyList<JobRow> rows) => [.. rows.Select(Judge)];

    private (JobRow Row, Reply Reply, Outcome Outcome) Judge(JobRow row)
    {
        // Said of twice, nobody knows which word counts.
        var said = RecordMarker.EndOf(row.Marker) is { } marker ? _told[marker].Take(2).ToList() : [];
        var (reply, id) = said is [var one] ? (one.Reply, one.Id) : (new Reply(ReplyKind.Unknown, now) { Message = untold }, null);
        return (row, reply, OutcomeOf(row.Item.Item, reply, id));
    }

    private Outcome OutcomeOf(RequestItem item, Reply reply, string? id) => reply.Kind switch
    {
        ReplyKind.Success => new Settled(item, RecordState.Created, id!),
        ReplyKind.Duplicate => new Parked(item, IsDuplicate: true, now, reply.Message),
        ReplyKind.Refused or ReplyKind.MissingParent => new Refused(item) { Problems = [ReplyProblem.Of(reply)] },
        ReplyKind.RunStopper => new PutBack(item),
        _ => new Parked(item, IsDuplicate: false, now, reply.Message),
    };
}
