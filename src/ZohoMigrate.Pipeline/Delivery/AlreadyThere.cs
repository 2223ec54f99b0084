using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What is said of a record that Zoho has and that is not taken for this one; what to do hangs on what tells its module's records apart.</summary>
internal static class AlreadyThere
{
    private const string ByMarker =
        "Zoho has it: remove the record from the source. If that is another's, give the stream another name or the record another key in the mapping: its marker follows from both.";

    public static Problem Problem(ModuleSpec module, string message)
    {
        var problem = RuleBook.Of("already-there").Problem(ProblemStage.Delivery, message);
        return module.Marker is null ? problem : problem with { Hint = ByMarker };
    }
}
