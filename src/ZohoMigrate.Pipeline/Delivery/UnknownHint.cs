using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What a person does with a record that may be at Zoho or not: what to look for, and the command to type then.</summary>
internal static class UnknownHint
{
    /// <summary>For a record that no list shows.</summary>
    public static string NotFound(ParkedStep step) =>
        $"Look in Zoho for the record{(step.FirstAttemptAt is { } first ? $", made at about {first:u} or later" : "")}. Where it is there, type {Created(step)}; "
        + $"where it is not, {Absent(step)}, and the next resume sends it.";

    /// <summary>For one that may be it.</summary>
    public static string Found(ParkedStep step, string id) =>
        $"Look at it in Zoho. If it is this record, type {Created(step, id)}; {OrAnother("it is", "it", step)}";

    /// <summary>For one that another run folder may have made.</summary>
    public static string Elsewhere(ParkedStep step, string id) =>
        $"Let the other folder settle what is its own first (`status` there). If the record is this one, type {Created(step, id)}; {OrAnother("it is", "it", step)}";

    /// <summary>For one that would be it, but for some fields.</summary>
    public static string Differing(ParkedStep step, string id) =>
        $"Look at it in Zoho. If it is this record, make it agree there and type {Created(step, id)}; {OrAnother("it is", "it", step)}";

    /// <summary>For several that may be it.</summary>
    public static string Several(ParkedStep step) =>
        $"Look at them in Zoho. If one of them is this record, type {Created(step)}; {OrAnother("they are", "them", step)}";

    /// <summary>For those that may be it, and have no marker that would say so.</summary>
    public static string Unmarked(ParkedStep step, IReadOnlyList<string> ids) => ids.Count == 1
        ? $"Look at it in Zoho. If it is this record, type {Created(step, ids[0])}; if it is another's, {OrNone(step)}"
        : $"Look at them in Zoho. If one of them is this record, type {Created(step)}; if none is, {OrNone(step)}";

    private static string OrNone(ParkedStep step) => $"{Absent(step)}, and the next resume sends this one.";

    private static string OrAnother(string isIt, string it, ParkedStep step) =>
        $"if {isIt} another's, rename or delete {it} there and type {Absent(step)}, and the next resume sends this one.";

    private static string Created(ParkedStep step, string id = "<its id>") => ResolveLine.Created(step.Stream, step.Key, id);

    private static string Absent(ParkedStep step) => ResolveLine.Absent(step.Stream, step.Key);
}
