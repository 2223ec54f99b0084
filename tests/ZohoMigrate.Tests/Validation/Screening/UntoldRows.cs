using System.Globalization;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Validation.Screening;

/// <summary>Invoices by two roads, and payments of them; some of their rows have a comma too many, a quote too few, or no key.</summary>
internal static class UntoldRows
{
    private const string Fields = """
        fields:
          customer_id: { ref: customers, from: cust }
          date: { from: day }
          line_items: { each: line, fields: { name: { from: item }, rate: { from: rate }, quantity: { const: 1 } } }
        """;

    public static void Write(TemporaryFolder pack, TemporaryFolder data, Random random)
    {
        pack.Write("migration.yaml", "name: untold\nproducts: [books]\nstreams: [customers, joined, grouped, payments]\n")
            .Write("customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  contact_name: { from: name }\n")
            .Write("joined.yaml", $"module: books.invoices\nsource: hdr.csv\nkey: [no]\nlines: {{ source: lines.csv, on: {{ no: no }} }}\n{Fields}\n  invoice_number: {{ template: \"J{{no}}\" }}\n")
            .Write("grouped.yaml", $"module: books.invoices\nsource: rows.csv\ngroup_by: [no]\n{Fields}\n  invoice_number: {{ template: \"G{{no}}\" }}\n")
            .Write("payments.yaml", """
                module: books.customerpayments
                source: hdr.csv
                key: [no]
                fields:
                  customer_id: { ref: customers, from: cust }
                  payment_mode: { const: cash }
                  amount: { const: 1 }
                  date: { from: day }
                  invoices: [{ fields: { invoice_id: { ref: grouped, from: no }, amount_applied: { const: 1 } } }]
                """);
        var numbers = Enumerable.Range(1, 12).ToList();
        data.Write("customers.csv", "id,name\n1,Ann\n")
            .Write("hdr.csv", "no,cust,day\n" + string.Concat(numbers.Select(no => $"{no},1,2024-04-01\n")))
            .Write("lines.csv", "no,item,rate\n" + string.Concat(numbers.SelectMany(no => Rows(random, no, $",Tea,{Rate(random)}"))))
            .Write("rows.csv", "no,cust,day,item,rate\n" + string.Concat(numbers.SelectMany(no => Rows(random, no, $",1,2024-04-01,Tea,{Rate(random)}"))));
    }

    private static string Rate(Random random) => random.Next(1, 20).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Rows(Random random, int no, string rest) => Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(10) switch
    {
        0 => $"{no}{rest},x\n",
        1 => $"{no}{rest.Replace("Tea", "\"Tea", StringComparison.Ordinal)}\n",
        2 => $"{rest}\n",
        _ => $"{no}{rest}\n",
    });
}
