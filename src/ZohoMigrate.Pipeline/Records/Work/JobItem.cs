using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>One record of a job.</summary>
/// <param name="Item">The record; its step is 0.</param>
/// <param name="Key">Its key in the source.</param>
public sealed record JobItem(RequestItem Item, string Key);
