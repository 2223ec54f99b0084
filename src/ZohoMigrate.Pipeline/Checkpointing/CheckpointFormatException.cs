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

    /// <summary>A checkpoint from which nothing can go on, and what is left to do then.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">"is empty".</param>
    /// <param name="cause">Who says so.</param>
    public static CheckpointFormatException Damaged(string path, string what, Exception? cause = null) => new(
        $"{path} {what}. It is left as it is, and nothing is sent from it. Bring back the newest copy of the whole folder and go on with resume; "
        + "or, when it held a mere validation, delete the folder. Without a copy, run the files into another folder with --new-ledger, and first "
        + "read in README.md (When the checkpoint is lost or damaged) what that does with records that are at Zoho already.",
        cause!);
}
