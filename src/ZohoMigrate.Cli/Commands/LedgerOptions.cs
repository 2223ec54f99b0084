using System.CommandLine;
using ZohoMigrate.Pipeline.Checkpointing.Folders;

namespace ZohoMigrate.Cli.Commands;

/// <summary>How a user goes on from a checkpoint that does not know all that was delivered to its organisation.</summary>
internal sealed class LedgerOptions
{
    private readonly Option<bool> _newLedger = new("--new-ledger")
    {
        Description = "Deliver though more was delivered to the organisation than this checkpoint knows: it is of other records, or gone from Zoho.",
    };

    private readonly Option<bool> _recover = new("--recover")
    {
        Description = "The checkpoint that knew what was delivered is lost: look for every record in Zoho's lists before anything is sent.",
    };

    public void AddTo(Command command)
    {
        command.Add(_newLedger);
        command.Add(_recover);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_newLedger) && result.GetValue(_recover))
                result.AddError("--new-ledger and --recover exclude each other: what is at Zoho already either matters or not.");
        });
    }

    public LedgerChoice Read(ParseResult parse) =>
        parse.GetValue(_newLedger) ? LedgerChoice.New : parse.GetValue(_recover) ? LedgerChoice.Recover : LedgerChoice.Known;
}
