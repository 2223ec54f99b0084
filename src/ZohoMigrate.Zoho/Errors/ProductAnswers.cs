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
            _ => throw new CatalogueException($"Nobody reads answers of the form {product.Answer}."),
        },
        ErrorTable.Load(product.Product));
}
