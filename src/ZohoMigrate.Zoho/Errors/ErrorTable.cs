using System.Collections.Concurrent;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>What a product's error answers mean: one YAML file per product inside this assembly.</summary>
internal sealed class ErrorTable
{
    private static readonly ErrorRow Unlisted = new() { Kind = ReplyKind.Refused };

    private static readonly ConcurrentDictionary<string, ErrorTable> Tables = new(StringComparer.Ordinal);

    private readonly List<ErrorRule> _rules;

    private ErrorTable(IEnumerable<ErrorRow> rows) => _rules = [.. rows.Select(row => new ErrorRule(row))];

    public IEnumerable<ErrorRow> Rows => _rules.Select(rule => rule.Row);

    /// <summary>The product's table, read once in a process.</summary>
    /// <exception cref="CatalogueException">It is missing or malformed.</exception>
    public static ErrorTable Load(string product) => Tables.GetOrAdd(product, Read);

    /// <summary>The first row that fits; without one it is refused.</summary>
    public ErrorRow Find(OperationSpec operation, AnswerPart part, int status, string? code, string message) =>
        _rules.Find(rule => rule.Fits(operation, part, status, code, message))?.Row ?? Unlisted;

    private static ErrorTable Read(string product)
    {
        using var stream = typeof(ErrorTable).Assembly.GetManifestResourceStream($"{product}.yaml")
            ?? throw new CatalogueException($"There is no error table for {product}.");
        using var reader = new StreamReader(stream);
        try
        {
            var deserializer = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .WithEnumNamingConvention(UnderscoredNamingConvention.Instance)
                .Build();
            return new ErrorTable(deserializer.Deserialize<List<ErrorRow>>(reader));
        }
        catch (YamlException e)
        {
            throw new CatalogueException($"Errors/{product}.yaml, line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }
}
