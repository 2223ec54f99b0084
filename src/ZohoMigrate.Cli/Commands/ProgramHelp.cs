using System.CommandLine;
using Spectre.Console;
using ZohoMigrate.Cli.Terminal;

namespace ZohoMigrate.Cli.Commands;

/// <summary>The program's own help: where to start, then its commands in the order a user meets them.</summary>
internal static class ProgramHelp
{
    private const string First = "run mappings/northwind-to-books --data sample-data/northwind-small --run runs/first";

    private static readonly string[] Groups = [VerbCommand.Prepare, VerbCommand.Deliver, VerbCommand.Practise];

    public static void Write(Command root, int width, TextWriter output)
    {
        output.WriteLine(Paragraph(root.Description!, width));
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine("  zohomigrate <command> [options]");
        output.WriteLine();
        output.WriteLine("Start here, with the sample company and a simulated Zoho:");
        output.WriteLine($"  zohomigrate {First}");
        foreach (var group in Groups)
        {
            output.WriteLine();
            output.WriteLine($"{group}:");
            output.WriteLine(List(root.Subcommands.OfType<VerbCommand>().SelectMany(verb => verb.Doers).Where(verb => verb.Group == group).Select(verb => (Usage(verb), verb.Description!)), width));
        }

        output.WriteLine();
        output.WriteLine("Options of every command:");
        output.WriteLine(List(root.Options.Where(option => !option.Hidden).Select(option => (Usage(option), option.Description!)), width));
        output.WriteLine();
        output.WriteLine("zohomigrate <command> --help has its options, examples and exit codes.");
    }

    private static string Usage(VerbCommand verb) => string.Join(
        ' ', verb.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $"[<{argument.Name}>]" : $"<{argument.Name}>").Prepend(verb.FullName));

    private static string Usage(Option option) => string.Join(", ", option.Aliases.Where(alias => alias == "-h").Append(option.Name))
        + (option.HelpName is null ? "" : $" <{option.HelpName}>");

    private static string List(IEnumerable<(string Name, string Text)> entries, int width)
    {
        var list = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) }).AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (name, text) in entries)
            list.AddRow(new Text(name), new Text(text));
        return Tables.Render(list, width, isUnicode: false);
    }

    private static string Paragraph(string text, int width) => Tables.Render(new Text(text), width, isUnicode: false);
}
