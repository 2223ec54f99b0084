using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>A later step of a record at Zoho of which nobody knows whether it was taken: it would count twice if it were sent again.</summary>
/// <param name="Item">The record and the step.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key.</param>
/// <param name="Module">Its module.</param>
/// <param name="Operation">The step's name in the catalogue ("apply_to_invoices").</param>
/// <param name="ZohoId">The record's id at Zoho.</param>
/// <param name="LastAttemptEndedAt">When its last attempt ended, by the run's clock.</param>
public sealed record UndecidedStep(
    RequestItem Item, string Stream, string Key, string Module, string Operation, string ZohoId, DateTimeOffset LastAttemptEndedAt);
