namespace ZohoMigrate.Pipeline.Records;

/// <summary>A period an organisation has closed: nothing dated on or before its last day can be made.</summary>
/// <param name="On">What it is on ("sales"); null where Zoho does not say it in a word that is known, and then it may be on anything.</param>
/// <param name="Until">Its last day.</param>
public sealed record LockedPeriod(string? On, DateOnly Until);
