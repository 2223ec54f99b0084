using System.Text;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

// What is piped on is UTF-8, as JSON and CSV must be, whatever the terminal of the day speaks.
if (Console.IsOutputRedirected)
    Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });
using var armed = CrashArming.Of(Environment.GetEnvironmentVariable(CrashArming.Variable));
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
