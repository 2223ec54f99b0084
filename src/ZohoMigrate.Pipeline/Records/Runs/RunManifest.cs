using System.Text.Json.Serialization;

namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>What a run folder is bound to for ever, and what a resume needs: no secret is in it.</summary>
public sealed record RunManifest
{
    private const char Joint = '+';

    /// <summary>Names the run ("2026-11-21T20-24-33-5f3a").</summary>
    public required string Run { get; init; }

    /// <summary>The pack's name.</summary>
    public required string Pack { get; init; }

    /// <summary>Full path of the pack's folder.</summary>
    public required string PackFolder { get; init; }

    /// <summary>Full path of the data folder.</summary>
    public required string DataFolder { get; init; }

    /// <summary>One of <see cref="Targets"/>.</summary>
    public required string Target { get; init; }

    /// <summary>The products the pack delivers to, in its order ("books"; "books+crm").</summary>
    public required string Product { get; init; }

    /// <summary>The same, one by one.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Products => Split(Product);

    /// <summary>Several products as one <see cref="Product"/>.</summary>
    public static string Join(IEnumerable<string> products) => string.Join(Joint, products.Order(StringComparer.Ordinal));

    /// <summary>The products of one.</summary>
    internal static IReadOnlyList<string> Split(string product) => product.Split(Joint);

    /// <summary>The end of the web app's address ("com", "in").</summary>
    public required string DataCenter { get; init; }

    /// <summary>Zoho's organisation id, as text.</summary>
    public required string Organization { get; init; }

    /// <summary>The currency of the pack's amounts that name none, in which the organisation's books must be; empty where the pack does not say.</summary>
    public string Currency { get; init; } = "";

    /// <summary>How many seconds a real one counts as; 1 but for a sandbox. Times of another scale cannot be compared.</summary>
    public decimal TimeScale { get; init; } = 1;

    /// <summary>What <c>--set</c> gave.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Hash over the pack's files.</summary>
    public required string PackFingerprint { get; init; }

    /// <summary>When the run was first begun, UTC; a resume leaves it.</summary>
    public required DateTimeOffset StartedAt { get; init; }
}
