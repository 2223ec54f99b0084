using System.Text.RegularExpressions;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Proposing;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Cli.Commands.Init;

/// <summary>
/// Makes a pack that extends another. It holds what differs and nothing else, so a newer version of the other can take its place; and
/// since a pack extends one in the folder beside its own, a copy of the other is put there, unless it lies there already.
/// </summary>
internal sealed partial class ExtendingPack(NewPackFolder folder, Surroundings surroundings)
{
    /// <param name="from">A pack's folder, or the name of a shipped one.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<MadePack> WriteAsync(string from, CancellationToken cancellationToken)
    {
        var other = Find(from);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(other));
        if (folder.FolderName == name)
            throw new UserFaultException($"{folder.Shown} has the name of the pack it is to extend, which will lie beside it. Give it another.");
        var beside = Path.Combine(folder.Beside, name);
        var isCopied = !Directory.Exists(beside);
        if (!isCopied && !ShippedPacks.IsPack(beside))
            throw new UserFaultException($"{beside} is no mapping pack, and {name} must lie there to be extended. Make the new pack in another folder, or move away what is there.");
        // Before anything is made: it may be no pack that could be extended.
        var migration = PackExtension.Migration(folder.PackName, isCopied ? other : beside);
        if (isCopied)
            folder.CopyBeside(other, name);
        await folder.WriteAsync("migration.yaml", migration, cancellationToken);
        await folder.WriteSchemasAsync(cancellationToken);
        await WriteTestsAsync(Path.Combine(beside, "tests"), cancellationToken);
        return new MadePack(folder.Shown, folder.Files) { Extends = name, CopiedTo = isCopied ? folder.ShownBeside(name) : null };
    }

    private string Find(string from)
    {
        if (ShippedPacks.IsPack(surroundings.FullPath(from)))
            return surroundings.FullPath(from);
        if (ShippedPacks.Names.Contains(from, StringComparer.Ordinal))
            return ShippedPacks.FolderOf(from);
        var nearest = NearestName.Of(from, ShippedPacks.Names) is { } near ? $" Did you mean {near}?" : "";
        throw new UserFaultException($"There is no pack {from}: it is no folder with a migration.yaml, and none that is shipped.{nearest} Shipped: {string.Join(", ", ShippedPacks.Names)}.");
    }

    // They hold as long as nothing is changed, and then they show what the change does.
    private async Task WriteTestsAsync(string tests, CancellationToken cancellationToken)
    {
        foreach (var file in Directory.Exists(tests) ? Directory.GetFiles(tests, "*.yaml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var text = await File.ReadAllTextAsync(file, cancellationToken);
            await folder.WriteAsync($"tests/{Path.GetFileName(file)}", Schema().Replace(text, "$schema=../schemas/test.json"), cancellationToken);
        }
    }

    [GeneratedRegex(@"\$schema=\S*test\.json", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Schema();
}
