using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Holds a record against the kinds of those it refers to: whether Zoho takes them there, and what they ask for. Of one that is not of the run nothing is said.</summary>
/// <param name="module">What Zoho demands.</param>
/// <param name="known">The records it may refer to.</param>
/// <param name="lineLists">The lists whose n-th element is made from the record's n-th line.</param>
internal sealed class KindRules(ModuleSpec module, KnownRecords known, IReadOnlySet<string> lineLists)
{
    private readonly KindDemand[] _demands = KindDemand.Of(module.Fields);

    private readonly (string List, KindDemand[] Demands)[] _lists =
        [.. module.Fields.Where(field => field.Value.Type == FieldType.List).Select(list => (list.Key, KindDemand.Of(list.Value.Fields))).Where(list => list.Item2.Length > 0)];

    public void Check(MappedRecord record, RowProblems problems)
    {
        Check(record.Payload, _demands, default, problems);
        foreach (var (list, demands) in _lists)
        {
            if (record.Payload[list] is not PayloadList elements)
                continue;
            for (var i = 0; i < elements.Count; i++)
            {
                if (elements[i] is PayloadObject members)
                    Check(members, demands, new Place(list, i, lineLists.Contains(list) && i < record.Lines.Count ? record.Lines[i] : null), problems);
            }
        }
    }

    private void Check(PayloadObject members, KindDemand[] demands, Place place, RowProblems problems)
    {
        string? refused = null;
        foreach (var demand in demands)
        {
            if (demand.Field == refused || demand.Unmet(members, known) is not { } kind)
                continue;
            problems.Add(demand.Code, place.PathOf(demand.Field), demand.Message(kind), place.Line?.Id);
            refused = demand.Field;
        }
    }

    private readonly record struct Place(string? List, int Index, SourceRow? Line)
    {
        public string PathOf(string name) => List is null ? name : string.Create(CultureInfo.InvariantCulture, $"{List}[{Index}].{name}");
    }
}
