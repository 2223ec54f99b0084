using ZohoMigrate.Catalog;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>Where in a call's body the fields of a record stand, and what stands around them.</summary>
internal sealed class SentBody(ModuleSpec module, OperationSpec operation)
{
    private string? Holder => operation.Batch?.Member ?? operation.Within;

    /// <summary>Whether it holds records as their fields say; not where one member stands for each, or holds columns of the customer's own.</summary>
    public bool IsRecord => operation.Batch?.Of is null && operation.Within is null;

    /// <summary>The fields of a record, but for those that stand in the path.</summary>
    public IReadOnlyDictionary<string, FieldSpec> Fields =>
        module.SentBy(operation).Where(sent => !operation.InPath.Contains(sent.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>What is said of one record.</summary>
    public ZohoSchema Of(ZohoSchema request) => Holder is { } holder ? request.Find(holder) ?? request : request;

    /// <summary>Members that stand beside it and that the document does not have, or has and are not sent.</summary>
    public IEnumerable<string> Around(ZohoSchema request)
    {
        var beside = (string?[])[Holder, operation.LooksIn, .. operation.With.Keys, .. operation.Batch?.With.Keys ?? []];
        foreach (var member in beside.OfType<string>().Where(member => request.Find(member) is null))
            yield return $"{member}: not in the request";
        if (Holder is null)
            yield break;
        foreach (var member in request.Required.Except(beside.OfType<string>()))
            yield return $"{member}: required there";
    }
}
