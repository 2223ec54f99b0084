namespace ZohoMigrate.Sandbox.Products;

/// <summary>The file of a form.</summary>
/// <param name="Name">What the form calls it.</param>
/// <param name="Content">All of it.</param>
internal sealed record UploadedFile(string Name, byte[] Content);
