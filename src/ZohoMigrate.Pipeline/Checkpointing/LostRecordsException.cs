using ZohoMigrate.Pipeline.Checkpointing.Changes;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>Records that are at Zoho, or may be, are not in the sources any more: what was made of them would be nobody's. Nothing was changed.</summary>
public sealed class LostRecordsException : Exception
{
    public LostRecordsException()
    {
    }

    public LostRecordsException(string message)
        : base(message)
    {
    }

    public LostRecordsException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <param name="first">The first of them, in order of delivery.</param>
    /// <param name="all">How many there are.</param>
    public LostRecordsException(IReadOnlyList<HeldRecord> first, long all)
        : base(Text(first, all))
    {
    }

    private static string Text(IReadOnlyList<HeldRecord> first, long all)
    {
        var head = all == 1
            ? "A record that is at Zoho, or may be, is not in the sources any more, or its stream is another. Nothing was changed."
            : $"{all} records that are at Zoho, or may be, are not in the sources any more, or their streams are others. Nothing was changed.";
        var lines = first.Select(record =>
            $"  {record.Stream} '{record.Key}', {(record.ZohoId is { } id ? $"Zoho's id {id}" : "of which Zoho's id is not known")} (was {record.File}:{record.Line})");
        IEnumerable<string> more = all > first.Count ? [$"  and {all - first.Count} more"] : [];
        return string.Join(
            Environment.NewLine,
            [
                head,
                .. lines,
                .. more,
                "Put these rows back with the keys they were delivered by (a key that a retry corrected is to be corrected in the source too, "
                    + "and so is a header row that could not be read); or begin a new run in another folder.",
            ]);
    }
}
