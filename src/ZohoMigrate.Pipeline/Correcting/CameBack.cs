namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>What came back of one stream.</summary>
/// <param name="Undelivered">All rows of the stream that may be staged again.</param>
/// <param name="Rows">Those that came back, and others that did though nothing can be done with them.</param>
internal sealed record CameBack(UndeliveredRows Undelivered, IReadOnlyList<RowCorrection> Rows);
