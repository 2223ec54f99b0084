namespace ZohoMigrate.Pipeline.Proving;

/// <summary>Something that is not as a test expects it.</summary>
/// <param name="Line">The line of the test that says so.</param>
/// <param name="Where">Stream, key and field, in words.</param>
/// <param name="Expected">As the test has it.</param>
/// <param name="Actual">As it is.</param>
public sealed record TestDifference(long Line, string Where, string Expected, string Actual);
