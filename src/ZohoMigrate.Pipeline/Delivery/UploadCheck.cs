using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Before a call that uploads a file: whether that is still what was checked. Hours may lie between, and nothing else is to be sent.</summary>
/// <param name="files">The files of the data folder.</param>
/// <param name="stop">Ends the stretch where the whole folder is gone.</param>
internal sealed class UploadCheck(DataFiles files, RunStop stop)
{
    /// <summary>What becomes of the record without a call; null where it may be sent.</summary>
    public Outcome? Check(PlannedRequest request)
    {
        if (request.Operation.Upload is not { } upload || request.Steps is not [var step])
            return null;
        if (!files.AreThere)
        {
            stop.Because(new RunEnd(RunState.Paused, $"The data folder {files.Folder} is not there, or has nothing in it, and the files to be sent are in it.")
            {
                Hint = "Bring it back to its place, and go on. Nothing was sent of the files that are left.",
            });
            return new PutBack(step.Item);
        }

        return StagedFile.Of(step.Payload[upload.Of]) is { } staged && files.Check(staged) is { } fault
            ? new Refused(step.Item) { IsUnsent = true, Problems = [RuleBook.Of(fault.Code).Problem(ProblemStage.Delivery, $"{upload.Of} {fault.What}.") with { Field = upload.Of }] }
            : null;
    }
}
