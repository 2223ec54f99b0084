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

    public void AddTo(Command command) => command.Add(_newLedger);

    public LedgerChoice Read(ParseResult parse) => parse.GetValue(_newLedger) ? LedgerChoice.New : LedgerChoice.Known;
}
