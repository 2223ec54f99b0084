using ZohoMigrate.Pipeline.Records.Files;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>The file cannot be used as a checkpoint by this program: another version made it, or it is something else.</summary>
public sealed class CheckpointFormatException : Exception
{
    public CheckpointFormatException()
    {
    }

    public CheckpointFormatException(string message)
        : base(message)
    {
    }

    public CheckpointFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>A checkpoint that is only looked at, and would have to be changed to be read.</summary>
    public static CheckpointFormatException Earlier(string path, string folder) => new(
        $"{path} was made by an earlier zohomigrate. It is brought up to date by: zohomigrate report {ShellWord.Of(folder)} (no call is made, and what it "
        + "was is kept beside it).");

    /// <summary>A checkpoint of a version this program does not know.</summary>
    public static CheckpointFormatException Unknown(string path, int found, int known) => new(found > known
        ? $"{path} was made by a newer zohomigrate (checkpoint version {found}; this one knows {known}). Go on with that version, or a newer one. Nothing was changed."
        : $"{path} was made by an earlier zohomigrate (checkpoint version {found}), which this one cannot bring up to date. Go on with the version that made it. Nothing was changed.");

    /// <summary>A checkpoint from which nothing can go on, and what is left to do then.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">"is empty".</param>
    /// <param name="cause">Who says so.</param>
    public static CheckpointFormatException Damaged(string path, string what, Exception? cause = null) => new(
        $"{path} {what}. It is left as it is, and nothing is sent from it. Bring back the newest copy of the whole folder and go on with resume; "
        + "or, when it held a mere validation, delete the folder. Without a copy, delete it and run the same files into this folder with "
        + "--recover: every record is looked for at Zoho before anything is sent. README.md (When the checkpoint is lost or damaged) says how.",
        cause!);
}
