namespace ZohoMigrate.Zoho;

/// <summary>A file that a call uploads.</summary>
/// <param name="Name">Its name at Zoho.</param>
/// <param name="Content">All of it.</param>
public sealed record ApiFile(string Name, byte[] Content);
