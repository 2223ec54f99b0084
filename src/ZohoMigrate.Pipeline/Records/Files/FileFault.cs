namespace ZohoMigrate.Pipeline.Records.Files;

/// <summary>Why a file of the data folder cannot be sent.</summary>
/// <param name="Code">The rule.</param>
/// <param name="What">What is wrong, behind the field's name; never the path, which is a value of the source.</param>
internal sealed record FileFault(string Code, string What);
