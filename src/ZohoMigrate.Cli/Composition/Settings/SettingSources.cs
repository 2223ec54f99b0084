using Microsoft.Extensions.Configuration;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>Where settings come from; a later source wins: file, user secrets, environment, command line.</summary>
internal static class SettingSources
{
    public const string FileName = "zohomigrate.json";
    public const string VariablePrefix = "ZOHOMIGRATE_";

    /// <param name="configuration">What to add to.</param>
    /// <param name="workingFolder">Where the file is looked for.</param>
    /// <param name="arguments">What <c>--config</c> gave, each as <c>Key=Value</c>.</param>
    /// <exception cref="UserFaultException">The file is not JSON, or an argument is not a setting that may be given there.</exception>
    public static void AddSettings(this IConfigurationBuilder configuration, string workingFolder, IReadOnlyList<string> arguments)
    {
        var pairs = CommandLineSettings.Parse(arguments);
        var file = Path.Combine(workingFolder, FileName);
        try
        {
            configuration
                .AddJsonFile(file, optional: true, reloadOnChange: false)
                .AddUserSecrets(typeof(SettingSources).Assembly, optional: true, reloadOnChange: false)
                .AddEnvironmentVariables(VariablePrefix)
                .AddInMemoryCollection(pairs);
        }
        catch (InvalidDataException exception)
        {
            var place = exception.InnerException?.InnerException?.Message ?? exception.InnerException?.Message ?? exception.Message;
            throw new UserFaultException($"{file} is not readable as JSON: {place}", exception);
        }
    }
}
