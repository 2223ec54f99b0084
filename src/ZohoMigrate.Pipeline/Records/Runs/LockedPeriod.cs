namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>A period an organisation has closed: nothing dated on or before its last day can be made.</summary>
/// <param name="On">What it is on: "sales", or <see cref="Everything"/>; null where Zoho does not say it in a word that is known, and then it may be on anything.</param>
/// <param name="Until">Its last day.</param>
public sealed record LockedPeriod(string? On, DateOnly Until)
{
    /// <summary>All of the organisation's transactions.</summary>
    public const string Everything = "all";

    /// <summary>Whether nothing of that can be made in it: true, false, or null where it is not known.</summary>
    public bool? IsOn(string what) => On is null ? null : On == Everything || On == what;
}
