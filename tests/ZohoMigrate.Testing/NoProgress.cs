using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Testing;

/// <summary>Nobody looks.</summary>
public sealed class NoProgress : IRunProgress
{
    public static readonly NoProgress Instance = new();

    public void Staged(string stream, long records)
    {
    }

    public void Delivering(DeliveryProgress progress)
    {
    }
}
