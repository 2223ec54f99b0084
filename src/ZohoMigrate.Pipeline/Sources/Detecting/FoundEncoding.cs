namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>What a file is written in.</summary>
/// <param name="Name">As a mapping names it.</param>
/// <param name="By">mark (the file says so), mapping, valid (it could be nothing else), or guess.</param>
/// <param name="Doubt">Why no run may rest on it; null where it may.</param>
internal sealed record FoundEncoding(string Name, string By, string? Doubt = null);
