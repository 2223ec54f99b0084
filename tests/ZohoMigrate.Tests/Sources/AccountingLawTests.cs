using FsCheck;
using FsCheck.Fluent;
using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sources;

public sealed class AccountingLawTests
{
    private static readonly Gen<string> HeaderRow = Gen.Elements(
        "1,ok", "2,ok", "3,void", "1,void", "NULL,ok", ",ok", "\"4\n\",ok", "5", "6,ok,more", "7,o\"k", "\"8\"x,ok", "9,\"open", "\"\",\"\"");

    private static readonly Gen<string> LineRow = Gen.Elements(
        "1,a", "2,b", "3,c", "4,\"d\ne\"", "NULL,f", "99,g", "1", "1,2,3", "1,\"open", "2,st\"ray", "\"3\"x,y", ",\"\"");

    [Fact]
    public void ReadAsync_AnyFiles_EveryRowHasExactlyOneRole()
    {
        var files = Gen.Zip(HeaderRow.ListOf(), LineRow.ListOf());
        var law = Prop.ForAll(files.ToArbitrary(), pair => HoldsAsync(pair.Item1, pair.Item2).GetAwaiter().GetResult());

        Check.One(Law.Of(20261121, 150), law);
    }

    private static async Task<bool> HoldsAsync(IEnumerable<string> headers, IEnumerable<string> lines)
    {
        var read = await JoinTests.ReadAsync(Text("id,state", headers), Text("order,n", lines));
        return read.Opened.Files.All(file =>
        {
            var numbers = read.Rows.Where(row => row.Row.File.Name == file.Name).Select(row => row.Row.Number).Order().ToList();
            return numbers.SequenceEqual(Enumerable.Range(1, (int)read.Opened.RowsOf(file)).Select(number => (long)number))
                && read.Rows.All(row => row.Row.FirstLine <= row.Row.LastLine);
        }) && read.Strays.All(stray => stray.Problem is null || stray.Problem.Severity == Severity.Warning == (stray.Role == RowRole.Excluded));
    }

    private static string Text(string header, IEnumerable<string> rows) => string.Join('\n', rows.Prepend(header)) + "\n";
}
