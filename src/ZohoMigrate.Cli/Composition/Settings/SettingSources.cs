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
    /// <exception cref="UserFaultException">The file cannot be read, or is not JSON.</exception>
    public static void AddSettings(this IConfigurationBuilder configuration, string workingFolder, IReadOnlyList<string> arguments)
    {
        var file = Path.Combine(workingFolder, FileName);
        if (Directory.Exists(file))
            throw new UserFaultException($"{file} is a folder. The settings' file goes by this name: rename the folder.");
        try
        {
            configuration
                .AddJsonFile(file, optional: true, reloadOnChange: false)
                .AddUserSecrets(typeof(SettingSources).Assembly, optional: true, reloadOnChange: false)
                .AddEnvironmentVariables(VariablePrefix)
                .Add(new CommandLineSettings(arguments));
        }
        catch (InvalidDataException exception)
        {
            throw new UserFaultException(JsonFault.Of(exception, file), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserFaultException($"{file} cannot be read: {exception.Message.TrimEnd('.')}. See that it is a file and that you may read it.", exception);
        }
    }
}
