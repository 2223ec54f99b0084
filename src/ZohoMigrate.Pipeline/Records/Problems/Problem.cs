using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Records.Problems;

/// <summary>One thing that is wrong with a record or a row, for the person who can mend it.</summary>
/// <param name="Stage">Where on the road it was found.</param>
/// <param name="Code">Stable name of the rule ("required", "too-long", "dangling-reference"), or Zoho's own code.</param>
/// <param name="Message">What happened, with the place.</param>
public sealed record Problem(ProblemStage Stage, string Code, string Message)
{
    /// <summary>The field at Zoho, as a path ("line_items[2].rate"); null for the whole record.</summary>
    public string? Field { get; init; }

    /// <summary>What to do.</summary>
    public string? Hint { get; init; }

    public Severity Severity { get; init; } = Severity.Error;

    /// <summary><see cref="SourceRow.Id"/> of the row it is about, where it is not the header.</summary>
    public string? Row { get; init; }
}
