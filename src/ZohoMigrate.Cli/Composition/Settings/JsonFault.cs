using System.Text.Json;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>What is wrong with a settings file as JSON, and where.</summary>
internal static class JsonFault
{
    private const string Remedy = "It should look like { \"Zoho\": { \"DataCenter\": \"in\" } }.";

    /// <summary>"zohomigrate.json:3:5 is not JSON: …"; lines and columns from 1.</summary>
    /// <param name="exception">What the configuration reader threw.</param>
    /// <param name="file">The file's path, where the exception does not name another (user secrets).</param>
    public static string Of(InvalidDataException exception, string file)
    {
        var causes = Causes(exception).ToList();
        if (causes.OfType<JsonException>().FirstOrDefault() is not { } json)
            return $"{file} cannot be used: {causes[^1].Message} {Remedy}";
        var message = json.Message.Split(" LineNumber:", 2)[0].Replace(", when isFinalBlock is true", "", StringComparison.Ordinal);
        return json is { LineNumber: { } line, BytePositionInLine: { } column }
            ? $"{file}:{line + 1}:{column + 1} is not JSON: {message} {Remedy}"
            : $"{file} is not JSON: {message} {Remedy}";
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
