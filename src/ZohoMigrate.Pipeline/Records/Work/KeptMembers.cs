using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>What is kept of a record beside its id, because later calls need it (<see cref="ModuleSpec.Keeps"/>).</summary>
internal static class KeptMembers
{
    /// <summary>Member → value, as far as Zoho's record or row shows them.</summary>
    public static IReadOnlyDictionary<string, string> Of(ModuleSpec module, JsonElement shown) => module.Keeps
        .Select(member => (Member: member, Value: MemberPath.Find(shown, member)?.ToString()))
        .Where(one => !string.IsNullOrEmpty(one.Value))
        .ToDictionary(one => one.Member, one => one.Value!, StringComparer.Ordinal);
}
