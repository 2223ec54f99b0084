using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Tests.Sandbox;

/// <summary>An answer, parsed.</summary>
internal sealed record SandboxReply(int Status, JsonNode Body, HttpResponseHeaders Headers)
{
    public int Code => Body["code"]!.GetValue<int>();

    public string Message => Body["message"]!.ToString();

    /// <summary>Status and Zoho's code: what a client classifies by.</summary>
    public (int Status, int Code) Verdict => (Status, Code);
}
