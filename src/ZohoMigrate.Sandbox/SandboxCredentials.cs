namespace ZohoMigrate.Sandbox;

/// <summary>What the sandbox's token endpoint accepts. The same for every sandbox unless it is told otherwise: they guard nothing.</summary>
public sealed record SandboxCredentials
{
    public string ClientId { get; init; } = "1000.SANDBOXCLIENT";

    public string ClientSecret { get; init; } = "sandbox-client-secret";

    public string RefreshToken { get; init; } = "1000.sandbox.refresh-token";
}
