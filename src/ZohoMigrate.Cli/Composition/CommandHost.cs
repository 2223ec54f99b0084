using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Commands.Checkpoint;
using ZohoMigrate.Cli.Commands.Describe;
using ZohoMigrate.Cli.Commands.Init;
using ZohoMigrate.Cli.Commands.Preview;
using ZohoMigrate.Cli.Commands.Reconcile;
using ZohoMigrate.Cli.Commands.Report;
using ZohoMigrate.Cli.Commands.Resolve;
using ZohoMigrate.Cli.Commands.Resume;
using ZohoMigrate.Cli.Commands.Retry;
using ZohoMigrate.Cli.Commands.Run;
using ZohoMigrate.Cli.Commands.Sandbox;
using ZohoMigrate.Cli.Commands.Selftest;
using ZohoMigrate.Cli.Commands.Status;
using ZohoMigrate.Cli.Commands.Test;
using ZohoMigrate.Cli.Commands.Validate;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Composition;

/// <summary>
/// The one place that knows the container. The host is never started: it composes one command, and its ConsoleLifetime would take our
/// signals (<see cref="StopSignals"/>).
/// </summary>
internal static class CommandHost
{
    public static IHost Build(Surroundings surroundings, CommonArguments arguments)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddSettings(surroundings.WorkingFolder, arguments.Config);
        builder.Services.AddSingleton(surroundings).AddSingleton(arguments);
        builder.Services.AddSingleton(services => Clock(surroundings.Time, services.GetRequiredService<CliSettings>().Sandbox.TimeScale));
        // Jitter spreads retries of many processes; nothing hangs on its quality.
        builder.Services.AddSingleton(_ => new Random(HashCode.Combine(Environment.ProcessId, surroundings.Time.GetTimestamp())));
        builder.Services.AddSingleton(_ => ZohoCatalogue.Load());
        builder.Services.AddSingleton(services => SettingsReader.Read(
            services.GetRequiredService<IConfiguration>(), surroundings, services.GetRequiredService<ZohoCatalogue>()));
        AddTerminal(builder.Services);
        AddLogging(builder, arguments);
        AddHandlers(builder.Services);
        return builder.Build();
    }

    private static TimeProvider Clock(TimeProvider real, decimal scale) => scale == 1 ? real : new ScaledTimeProvider(real, scale);

    private static void AddTerminal(IServiceCollection services) => services
        .AddSingleton(provider => ResultConsole.Create(
            provider.GetRequiredService<Surroundings>(), provider.GetRequiredService<CommonArguments>()))
        .AddSingleton<ResultLines>()
        .AddSingleton<ErrorLines>()
        .AddSingleton<ProgressLine>()
        .AddSingleton<FaultReport>();

    private static void AddLogging(HostApplicationBuilder builder, CommonArguments arguments)
    {
        builder.Services.AddSingleton<SecretScrubber>().AddSingleton<RunLog>();
        builder.Services.AddSingleton<ILoggerProvider>(services => services.GetRequiredService<RunLog>());
        if (arguments.Verbose)
            builder.Services.AddSingleton<ILoggerProvider, VerboseLog>();
        else
            builder.Services.AddSingleton<ILoggerProvider, NoticeLog>();
        // Trace is what holds the customer's values. A value that is no value is listed with all other faults of the settings.
        var values = bool.TryParse(builder.Configuration[$"{LogOptions.Section}:{nameof(LogOptions.Values)}"], out var asked) && asked;
        builder.Logging.SetMinimumLevel(values ? LogLevel.Trace : LogLevel.Debug);
    }

    private static void AddHandlers(IServiceCollection services) => services
        .AddSingleton<TargetOpener>()
        .AddSingleton<RunOpener>()
        .AddSingleton<RunStretch>()
        .AddSingleton<ConnectionOpener>()
        .AddSingleton<RunDelivery>()
        .AddSingleton<ResultView>()
        .AddSingleton<PreviewHandler>()
        .AddSingleton<OwnFieldsAsker>()
        // Without --online, what is wrong with the settings is none of its business.
        .AddSingleton(services => new Lazy<OwnFieldsAsker>(services.GetRequiredService<OwnFieldsAsker>))
        .AddSingleton<DescribeHandler>()
        .AddSingleton<InitHandler>()
        .AddSingleton<TestHandler>()
        .AddSingleton<ReconciliationView>()
        .AddSingleton<OrganizationSurveyor>()
        .AddSingleton<ValidateHandler>()
        .AddSingleton<RunHandler>()
        .AddSingleton<ChangeAcceptance>()
        .AddSingleton<ResumeHandler>()
        .AddSingleton<RetryHandler>()
        .AddSingleton<StatusHandler>()
        .AddSingleton<ReportHandler>()
        .AddSingleton<ReconcileHandler>()
        .AddSingleton<ResolvedView>()
        .AddSingleton<ResolveHandler>()
        .AddSingleton<ExportHandler>()
        .AddSingleton<SandboxHandler>()
        .AddSingleton<SelftestHandler>();
}
