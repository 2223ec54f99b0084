using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Reporting.Html;

/// <summary>Makes markup of an interpolated string: what stands in the code is kept, what is put into its holes is escaped, and no control
/// character is left in it.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupBuilder(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (16 * formattedCount));

    public string Text => _text.ToString();

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Markup markup) => _text.Append(markup.Text);

    public void AppendFormatted(string? text) => _text.Append(WebUtility.HtmlEncode(PlainText.Visible(text ?? "")));

    public void AppendFormatted(long number) => _text.Append(number.ToString("#,##0", CultureInfo.InvariantCulture));

    public void AppendFormatted(DateTimeOffset moment) =>
        _text.Append(moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
}
