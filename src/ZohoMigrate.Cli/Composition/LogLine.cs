using Microsoft.Extensions.Logging;

namespace ZohoMigrate.Cli.Composition;

/// <summary>One line as it was logged: not yet scrubbed.</summary>
/// <param name="Category">Who logs.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Event">Number and name.</param>
/// <param name="Message">The line in words.</param>
/// <param name="Exception">What went wrong, or null.</param>
internal sealed record LogLine(string Category, LogLevel Level, EventId Event, string Message, Exception? Exception)
{
    // The template the message was made from travels among its values.
    private const string Template = "{OriginalFormat}";

    /// <summary>What the message is made of, by placeholder, and what the scopes around it say; what has no value is left out.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Fields { get; init; } = [];

    /// <summary>The fields of a logged state, or of a scope.</summary>
    public static IEnumerable<KeyValuePair<string, object>> FieldsOf(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values
        ? values.Where(field => field.Value is not null && field.Key != Template).Select(field => KeyValuePair.Create(field.Key, field.Value!))
        : [];
}
