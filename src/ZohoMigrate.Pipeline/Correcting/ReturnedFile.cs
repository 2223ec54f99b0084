namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>A file to be taken back.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Shown">As messages name it.</param>
public sealed record ReturnedFile(string Path, string Shown);
