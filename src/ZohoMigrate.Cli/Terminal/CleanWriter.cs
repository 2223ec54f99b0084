using System.Text;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>Passes text on, cleaned. For whoever can only write to a writer, such as the parser's help.</summary>
/// <param name="to">Where it goes; it stays open.</param>
/// <param name="clean">Letter by letter, so that it does not matter how the text is cut.</param>
internal sealed class CleanWriter(TextWriter to, Func<string, string> clean) : TextWriter(to.FormatProvider)
{
    public override Encoding Encoding => to.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value) => to.Write(clean(value ?? ""));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine() => to.WriteLine();

    public override void WriteLine(string? value) => to.WriteLine(clean(value ?? ""));

    public override void Flush() => to.Flush();
}
