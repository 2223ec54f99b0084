using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>All problems of one stream with one cause: how many, and the first as an example.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Count">How many problems.</param>
/// <param name="File">The file of the first.</param>
/// <param name="Line">The line its row begins on.</param>
/// <param name="First">The first; its field is without the place in a list.</param>
public sealed record ProblemKind(string Stream, long Count, string File, long Line, Problem First);
