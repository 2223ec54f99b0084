using System.Text;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>A value cut out of a JSON text, as it stands there.</summary>
/// <param name="Text">Its bytes, until the next value is cut out; of one that is too long its beginning.</param>
/// <param name="FirstLine">The line it begins on, from 1.</param>
/// <param name="FirstColumn">Where on that line, from 1.</param>
/// <param name="LastLine">The line it ends on.</param>
internal readonly record struct JsonCut(ReadOnlyMemory<byte> Text, long FirstLine, long FirstColumn, long LastLine)
{
    public bool IsTooLong { get; init; }

    public string RawText() => Encoding.UTF8.GetString(Text.Span);
}
