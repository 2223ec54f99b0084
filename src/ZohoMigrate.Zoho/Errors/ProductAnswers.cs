using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>How a product's answers are read, and what they mean.</summary>
/// <param name="Reader">Reads them.</param>
/// <param name="Table">Knows its words.</param>
internal sealed record ProductAnswers(IAnswerReader Reader, ErrorTable Table)
{
    /// <exception cref="CatalogueException">The product's error table is missing or malformed.</exception>
    public static ProductAnswers Of(ProductSpec product) => new(
        product.Answer switch
        {
            AnswerForm.Enveloped => new EnvelopedAnswers(),
            AnswerForm.Elements => new ElementAnswers(),
            AnswerForm.Plain => new PlainAnswers(),
            _ => throw new CatalogueException($"Nobody reads answers of the form {product.Answer}."),
        },
        ErrorTable.Load(product.Product))
    {
        Locks = product.Lanes.ToDictionary(lane => lane.Key, lane => lane.Value.Lock, StringComparer.Ordinal),
    };

    /// <summary>Lane → how long it is locked once a request went over.</summary>
    private IReadOnlyDictionary<string, TimeSpan?> Locks { get; init; } = new Dictionary<string, TimeSpan?>();

    /// <summary>How long the lanes of a call are locked after a throttle; null where no lock is documented.</summary>
    public TimeSpan? LockOf(OperationSpec operation) => operation.Cost.Keys.Max(lane => Locks.GetValueOrDefault(lane));
}
