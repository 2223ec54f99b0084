using ZohoMigrate.Pipeline.Records.Files;

namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>
/// The command lines by which a person settles an unknown record, as messages show them: to be typed as they stand. What the checkpoint
/// keeps of them does not say where it lies, since a run folder can be moved; that is put in when it is read.
/// </summary>
public static class ResolveLine
{
    private const string Start = "zohomigrate resolve ";
    private const string Folder = Start + "{run} ";

    /// <summary>The line that says which of Zoho's records it is.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="key">The key.</param>
    /// <param name="id">Zoho's id, or what stands for it.</param>
    public static string Created(string stream, string key, string id = "<its id>") => $"`{Folder}{Record(stream, key)} --created {id}`";

    /// <summary>The line that says that Zoho does not have it.</summary>
    public static string Absent(string stream, string key) => $"`{Folder}{Record(stream, key)} --absent`";

    /// <summary>The line that says that Zoho has taken a later step of it.</summary>
    public static string Done(string stream, string key) => $"`{Folder}{Record(stream, key)} --done`";

    /// <summary>A step's operation in words ("apply to invoices").</summary>
    public static string Step(string operation) => operation.Replace('_', ' ');

    /// <summary>What a person does with a later step that may have been taken.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="key">The key.</param>
    /// <param name="id">The record's id at Zoho.</param>
    /// <param name="operation">The step.</param>
    public static string LookForStep(string stream, string key, string id, string operation) =>
        $"Look in Zoho at the record {id}: was \"{Step(operation)}\" done? If it was, type {Done(stream, key)}; if not, {Absent(stream, key)}, and the next resume sends it again.";

    /// <summary>A text with the folder in its place.</summary>
    /// <param name="text">What the checkpoint keeps; may be null.</param>
    /// <param name="folder">The run folder.</param>
    public static string? In(string? text, string folder) => text?.Replace(Folder, $"{Start}{ShellWord.Of(folder)} ", StringComparison.Ordinal);

    /// <summary>A record as the command takes it, quoted where a shell needs that.</summary>
    public static string Record(string stream, string key) => ShellWord.Of($"{stream}:{key}");
}
