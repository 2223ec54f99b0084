using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>const: customer</c>: converted once, when the pack was compiled.</summary>
internal sealed class ConstantValue(PayloadValue value) : IFieldValue
{
    public bool IsSaid(MappingScope scope) => false;

    public PayloadNode? Make(MappingScope scope, string path) => value;
}
