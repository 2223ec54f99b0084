namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>What became of the rows that came back.</summary>
public sealed record CorrectionAccount
{
    /// <summary>Rows that came back, of all files.</summary>
    public long Rows { get; init; }

    /// <summary>Cells that were corrected.</summary>
    public long Cells { get; init; }

    /// <summary>Rows with a corrected cell.</summary>
    public long CorrectedRows { get; init; }

    /// <summary>Cells that came back as a spreadsheet shows them: their originals were kept.</summary>
    public long Kept { get; init; }

    /// <summary>Where the first of those is ("orders.csv line 5, column `freight`"); null when there is none.</summary>
    public string? FirstKept { get; init; }

    /// <summary>Records that are tried again because their rows came back, without those still rejected or blocked.</summary>
    public long Retried { get; init; }

    /// <summary>Records whose rows came back and that are still rejected.</summary>
    public long Rejected { get; init; }

    /// <summary>Records whose rows came back and that still refer to one that is missing.</summary>
    public long Blocked { get; init; }

    /// <summary>Later steps that are tried again.</summary>
    public long Steps { get; init; }

    /// <summary>Rows of records that are at Zoho already: what was corrected in them is not taken. Uncorrected ones that bring a step are not among them.</summary>
    public long AtZoho { get; init; }

    /// <summary>Rows of records that are still to be sent as they were staged.</summary>
    public long Pending { get; init; }

    /// <summary>Rows of records that may be at Zoho or not: they are not touched.</summary>
    public long Unknown { get; init; }
}
