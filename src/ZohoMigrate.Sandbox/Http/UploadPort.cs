namespace ZohoMigrate.Sandbox.Http;

/// <summary>Marks the connections that came in by the port of uploads alone.</summary>
internal sealed class UploadPort;
