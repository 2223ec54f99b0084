using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>when: { type: C }</c>: a field that is left out, default and all, where its row does not meet the conditions.</summary>
internal sealed class ConditionalValue(IReadOnlyList<RowCondition> when, IFieldValue value) : IFieldValue
{
    public PayloadNode? Make(MappingScope scope, string path) => scope.Cells.Meets(scope.Row, when) ? value.Make(scope, path) : null;
}
