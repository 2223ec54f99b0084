using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>Ids of what no call makes (modules, fields, layouts, values of pick lists): 19 digits, the same at every start.</summary>
internal sealed class SettingsIds(string organizationId)
{
    private const ulong Room = 1_000_000_000_000;
    private const char Between = '\u001F';

    /// <summary>The id of a thing, by where it stands ("Leads", "Lead_Source").</summary>
    public string Of(params string[] place)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Between, place)));
        return string.Create(CultureInfo.InvariantCulture, $"{organizationId[..7]}{BinaryPrimitives.ReadUInt64BigEndian(hash) % Room:D12}");
    }
}
