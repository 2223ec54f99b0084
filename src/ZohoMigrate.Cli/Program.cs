using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

using var signals = new StopSignals();
var surroundings = new Surroundings
{
    Out = Console.Out,
    Error = Console.Error,
    IsOutTerminal = !Console.IsOutputRedirected,
    IsErrorTerminal = !Console.IsErrorRedirected,
    ErrorWidth = () => Console.WindowWidth is > 1 and var width ? width : int.MaxValue,
    WorkingFolder = Environment.CurrentDirectory,
    Variable = Environment.GetEnvironmentVariable,
};
var command = Task.Run(() => CommandTree.InvokeAsync(args, surroundings, signals.Stopping));
return await Task.WhenAny(command, signals.Leaving) == command ? await command : (int)ExitCode.Cancelled;
