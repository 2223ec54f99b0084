namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>
/// Markup that is safe by its type: text put into it is escaped (<see cref="MarkupBuilder"/>) unless it is markup already. The source's
/// values and Zoho's messages are strangers' text.
/// </summary>
/// <param name="Text">The HTML.</param>
internal readonly record struct Markup(string Text)
{
    public static Markup Nothing { get; } = new("");

    public static Markup Of(MarkupBuilder builder) => new(builder.Text);

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Text)));
}
