using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho;

/// <summary>One call to make, whatever number of attempts it takes.</summary>
/// <param name="Id">Unique in the checkpoint; given by whoever plans the request.</param>
/// <param name="Operation">What is called: its effect rules what may be retried, its cost what it takes in each lane.</param>
public sealed record ApiRequest(long Id, OperationSpec Operation)
{
    /// <summary>Zoho's id of the record, where the operation's path asks for one.</summary>
    public string? RecordId { get; init; }

    /// <summary>The fields that stand in the operation's path, with their values.</summary>
    public IReadOnlyDictionary<string, string> InPath { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The JSON body, or null for none (an empty content object is sent all the same).</summary>
    public string? Body { get; init; }

    /// <summary>The file the call uploads instead of a body; null for none.</summary>
    public ApiFile? File { get; init; }

    /// <summary>Where Zoho said that what is asked for is; null = where the operation is.</summary>
    public string? Place { get; init; }

    /// <summary>Query parameters besides the operation's own flags and the organisation.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Why the call is made, for the accounts of the run.</summary>
    public RequestPurpose Purpose { get; init; } = RequestPurpose.Write;

    /// <summary>The records the call carries, by position; empty for reads of a whole list.</summary>
    public IReadOnlyList<RequestItem> Items { get; init; } = [];
}
