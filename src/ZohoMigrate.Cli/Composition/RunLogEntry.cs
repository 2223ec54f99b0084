using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Composition;

/// <summary>One line of the log as JSON: when and who, the message, then what it is made of, field by field.</summary>
/// <param name="At">UTC.</param>
/// <param name="Run">The run it belongs to, once there is one.</param>
/// <param name="Line">What was logged.</param>
internal sealed record RunLogEntry(DateTimeOffset At, string? Run, LogLine Line)
{
    private static readonly string[] Ours = ["at", "level", "category", "event", "name", "message", "exception"];

    // For people: names in many scripts stay readable.
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without a secret in it.</summary>
    public string ToLine(SecretScrubber scrubber)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartObject();
            json.WriteString("at", At);
            json.WriteString("level", Line.Level.ToString());
            json.WriteString("category", Line.Category);
            json.WriteNumber("event", Line.Event.Id);
            if (Line.Event.Name is { } name)
                json.WriteString("name", name);
            json.WriteString("message", scrubber.Scrub(Line.Message));
            if (Run is not null)
                json.WriteString("run", Run);
            foreach (var field in Line.Fields)
                Write(json, JsonNamingPolicy.CamelCase.ConvertName(field.Key), field.Value, scrubber);
            if (Line.Exception is { } exception)
                json.WriteString("exception", scrubber.Scrub(exception.ToString()));
            json.WriteEndObject();
        }

        // What the encoder leaves as it is: marks that turn the order of reading.
        return PlainText.Escaped(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private void Write(Utf8JsonWriter json, string name, object value, SecretScrubber scrubber)
    {
        if (Ours.Contains(name, StringComparer.Ordinal) || (name == "run" && Run is not null))
            return;
        json.WritePropertyName(name);
        switch (value)
        {
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset at:
                json.WriteStringValue(at);
                break;
            default:
                json.WriteStringValue(scrubber.Scrub(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
                break;
        }
    }
}
