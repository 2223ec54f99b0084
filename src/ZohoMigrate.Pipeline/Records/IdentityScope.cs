namespace ZohoMigrate.Pipeline.Records;

/// <summary>Whose books: the part of an identity that all records of a run share (law 2).</summary>
/// <param name="Target"><see cref="Targets.Sandbox"/> or <see cref="Targets.Live"/>.</param>
/// <param name="Product">The product ("books").</param>
/// <param name="DataCenter">"com", "in" …</param>
/// <param name="Organization">Zoho's organisation id.</param>
public sealed record IdentityScope(string Target, string Product, string DataCenter, string Organization);
