namespace ZohoMigrate.Pipeline.Records.Problems;

/// <summary>
/// What is conspicuous of a whole column, or of records beside each other: nothing is kept back for it, and a person should look before
/// the first call. It never holds a value.
/// </summary>
/// <param name="Code">The rule.</param>
/// <param name="Stream">The stream that reads the file.</param>
/// <param name="File">The file.</param>
/// <param name="Column">The column; or what records of several columns share, such as "e-mail".</param>
/// <param name="Count">How many values or records it is about.</param>
/// <param name="Lines">The first lines of the file that show it.</param>
/// <param name="Message">What was seen.</param>
/// <param name="Hint">What to do.</param>
public sealed record Finding(string Code, string Stream, string File, string Column, long Count, IReadOnlyList<long> Lines, string Message, string Hint);
