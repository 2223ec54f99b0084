using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Mapping.Compiling;
using ZohoMigrate.Pipeline.Proving;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Tests.Mapping.Schemas;

/// <summary>schemas/*.json, made of the keys that the compilers know, the catalogue and the rule book.</summary>
internal static class PackSchemas
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    public static string Stream() => Write("A stream of a mapping pack", Keys(StreamCompiler.Keys, StreamKey), Modules(), new JsonObject
    {
        ["fields"] = Object(new JsonObject(), additional: Refer("field")),
        ["field"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(
                Refer("value"),
                Object(new JsonObject { ["fields"] = Refer("fields"), ["when"] = Refer("condition"), ["where"] = Refer("condition"), ["each"] = new JsonObject { ["const"] = "line" } }, required: ["fields"]),
                List(Refer("element")),
                List(Refer("value")),
                Nothing()),
        },
        ["element"] = Object(new JsonObject { ["fields"] = Refer("fields"), ["when"] = Refer("condition") }, required: ["fields"]),
        ["value"] = Keys(ScalarCompiler.Keys, FieldKey),
        ["sought"] = Keys(LookupCompiler.TextKeys, FieldKey),
        ["condition"] = Object(new JsonObject(), additional: new JsonObject
        {
            ["anyOf"] = new JsonArray(Refer("scalars"), Object(new JsonObject { ["not"] = Refer("scalars") }, required: ["not"])),
        }),
        ["source"] = AnyOf(Text(), Object(SourceFile("files"), required: ["file"]), Object(SourceFile("file"), required: ["files"]), Object(new JsonObject { ["view"] = Says("The view, a .sql file of the pack.", Text()) }, required: ["view"])),
        ["defaults"] = Keys(PackDefaults.Keys, DefaultKey),
        ["scalars"] = AnyOf(Scalar(), List(Scalar())),
        ["texts"] = AnyOf(Text(), List(Text())),
    });

    public static string Migration() => Write("migration.yaml of a mapping pack", Keys(PackReader.Keys, MigrationKey), required: ["name"], definitions: new JsonObject
    {
        ["defaults"] = Keys(PackDefaults.Keys, DefaultKey),
        ["scalars"] = AnyOf(Scalar(), List(Scalar())),
        ["texts"] = AnyOf(Text(), List(Text())),
    });

    public static string Test() => Write("Tests of a mapping pack", Keys(PackTestReader.Keys, TestKey), definitions: new JsonObject
    {
        ["case"] = Object((JsonObject)Keys(PackTestReader.CaseKeys, TestKey)["properties"]!.DeepClone(), required: ["name", "expect"]),
        ["row"] = Object(new JsonObject(), additional: Scalar()),
        ["entry"] = Keys(ExpectationReader.EntryKeys, EntryKey),
        ["body"] = Object(new JsonObject(), additional: new JsonObject()),
        ["problem"] = AnyOf(RuleCode(), Object((JsonObject)Keys(ExpectationReader.ProblemKeys, ProblemKey)["properties"]!.DeepClone(), required: ["code"])),
        ["texts"] = AnyOf(Text(), List(Text())),
    });

    private static JsonObject TestKey(string key) => key switch
    {
        "name" => Says("What the test shows.", Text()),
        "set" => Says("Parameters of the pack, as --set gives them.", Object(new JsonObject(), additional: Scalar())),
        "columns" => Says("File → columns it has besides those that its rows and the mapping name: what views read of it.", Object(new JsonObject(), additional: List(Text()))),
        "given" => Says("File → its rows, each column → cell. What is not given is there without rows.", Object(new JsonObject(), additional: AnyOf(List(Refer("row")), Nothing()))),
        "cases" => Says("The tests.", List(Refer("case"))),
        "expect" => Says("Stream → all of its records, and all of its rows with which something is wrong.", Object(new JsonObject(), additional: AnyOf(List(Refer("entry")), Nothing()))),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key of a test that the schema does not know."),
    };

    private static JsonObject EntryKey(string key) => key switch
    {
        "key" => Says("The record's key; of several columns a list.", Refer("texts")),
        "row" => Says("Instead of a key: the row, such as orders.csv#2.", Text()),
        "body" => Says("All that is sent.", Refer("body")),
        "has" => Says("Part of what is sent; null for a field that is not.", Refer("body")),
        "steps" => Says("The calls that follow the create.", List(Text())),
        "problems" => Says("All that is wrong with it.", List(Refer("problem"))),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key of an expected record that the schema does not know."),
    };

    private static JsonObject ProblemKey(string key) => key switch
    {
        "code" => Says("Its code (docs/rules.md).", RuleCode()),
        "field" => Says("Its field, as a path.", Text()),
        "row" => Says("Its row, where that is not the record's header.", Text()),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key of a problem that the schema does not know."),
    };

    private static JsonObject RuleCode() => new() { ["enum"] = Array(RuleBook.All.Select(rule => rule.Code)) };

    private static JsonObject StreamKey(string key) => key switch
    {
        "module" => Says("Zoho's module that the records go to; of the organisation's own, by its API name.", ModuleName()),
        "source" => Says("The file the rows are read from, below the data folder.", Refer("source")),
        "key" => Says("The columns that identify a record in the source, for ever.", Refer("texts")),
        "group_by" => Says("The columns whose equal values make rows of the one file a record; [] makes one record of all rows.", Refer("texts")),
        "lines" => Says("The file with a record's lines, and which columns join the two.", Object(
            new JsonObject { ["source"] = Refer("source"), ["on"] = Object(new JsonObject(), additional: Text()) }, required: ["source", "on"])),
        "where" => Says("Which rows are taken.", Refer("condition")),
        "left_out" => Says("The column that says of a row why it is left out.", Text()),
        "rejected" => Says("The column that says of a row why its record cannot be sent.", Text()),
        "noted" => Says("The column that says of a row what somebody should look at; its record is sent.", Text()),
        "after" => Says("The record of another stream that must be there before, though nothing is taken of it.", Object(
            new JsonObject { ["ref"] = Text(), ["by"] = Refer("texts"), ["from"] = Refer("texts") }, required: ["ref", "from"])),
        "fields" => Says("Zoho's field → how it is made.", Refer("fields")),
        "unique_field" => Says("A custom field, by its API name, that holds each record's stream and key.", Text()),
        "upsert" => Says("Fields by which Zoho finds a record that is there, whose mapped fields are then written over; without it each record is made.", Refer("texts")),
        "steps" => Says("Further calls once a record is created.", List(AnyOf(
            Text(), Object(new JsonObject { ["operation"] = Text(), ["when"] = Refer("condition") }, required: ["operation"])))),
        "check" => Says("Where the source itself states a record's total.", Object(
            new JsonObject
            {
                ["total"] = Object(new JsonObject { ["from"] = Text(), ["tolerance"] = Scalar(), ["culture"] = Culture(), ["currency"] = Text(), ["positive"] = Side() }, required: ["from"]),
            },
            required: ["total"])),
        "defaults" => Says("How the stream's sources are written.", Refer("defaults")),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key of a stream that the schema does not know."),
    };

    private static JsonObject FieldKey(string key) => key switch
    {
        "from" => Says("The column; for a reference, the columns with the other record's key.", Refer("texts")),
        "const" => Says("Always the same value.", Scalar()),
        "template" => Says("Columns with text between: \"NW-{orderID}\".", Text()),
        "sum" => Says("What a column of the lines adds up to.", Object(
            new JsonObject { ["of"] = new JsonObject { ["const"] = "line" }, ["from"] = Text() }, required: ["of", "from"])),
        "ref" => Says("The stream whose record's id the field holds.", Text()),
        "total_of" => Says("The stream whose record's total the field holds.", Text()),
        "lookup" => Says("The module in which a record that the organisation has is looked up.", OneOf(Catalogue.Modules.Concat(Catalogue.Lookups).Where(module => module.IsLookedUp).Select(module => module.Module))),
        "by" => Says("What the other record is told by: columns of its stream, a field at Zoho, or several with the rule of each.", AnyOf(Refer("texts"), Object(new JsonObject(), additional: Refer("sought")))),
        "when" => Says("The field is left out unless its row meets this.", Refer("condition")),
        "trim" => Says("Whether blanks at the ends are cut.", Flag()),
        "split" => Says("The part before the first separator, or what follows it.", Object(
            new JsonObject { ["on"] = Text(), ["part"] = OneOf(["first", "rest"]) }, required: ["on", "part"])),
        "replace" => Says("Texts and what stands in their place.", Object(new JsonObject(), additional: Scalar())),
        "case" => Says("Capitals and small letters.", OneOf(["upper", "lower", "title"])),
        "map" => Says("The source's values → Zoho's; or { file, key, value }, a CSV file of the pack.", Object(new JsonObject(), additional: Scalar())),
        "default" => Says("Where there is no value.", Scalar()),
        "type" => Says("How the text is read.", OneOf(Pipeline.Mapping.Conversions.ConversionTable.Names)),
        "formats" => Says("How dates are written.", Refer("texts")),
        "offset" => Says("The offset of times that are written without one.", Text()),
        "separator" => Says("What stands between the texts of a list.", Text()),
        "culture" => Says("How numbers are written.", Culture()),
        "currency" => Says("The currency whose signs amounts may carry.", Text()),
        "positive" => Says("The side, of Dr and Cr, on which amounts are positive.", Side()),
        "on_invalid" => Says("What becomes of a value that does not fit.", OneOf(["reject", "omit"])),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key of a field that the schema does not know."),
    };

    private static JsonObject SourceFile(string without) => new(SourceReader.Keys.Where(key => key != without).Select(key => KeyValuePair.Create(key, (JsonNode?)SourceKey(key))));

    private static JsonObject TableFile(string without)
    {
        var keys = SourceFile(without);
        keys["index"] = Index();
        keys["required"] = Says("Columns that the file must have.", Refer("texts"));
        keys["ignored"] = Says("Columns that mean nothing: a value in any other that is not named is told.", Refer("texts"));
        keys["columns"] = Says("Columns that are empty where the file has none of that name.", Refer("texts"));
        keys["other_names"] = Says("Names that a file may have for columns → the columns that are meant.", Object(new JsonObject(), additional: Text()));
        keys["optional"] = Says("Whether the file may be missing.", Flag());
        return keys;
    }

    private static JsonObject Index() => Says("The columns by which views look its rows up.", Refer("texts"));

    private static JsonObject SourceKey(string key) => key switch
    {
        "file" => Says("The file, below the data folder.", Text()),
        "files" => Says("Instead, all JSON files that such a pattern names: */*.json.", Text()),
        "json_path" => Says("Where in a JSON document the array is whose objects are the rows: $.members.", Text()),
        "list_separator" => Says("What stands between the values of a JSON list in its cell.", Text()),
        "delimiter" => Says("What separates its cells.", Text()),
        "encoding" => Says("What its letters are written in.", Text()),
        "quote" => Says("What stands around cells; none for nothing.", Text()),
        "escape" => Says("What stands before a quote inside a cell.", Text()),
        "header_row" => Says("The row with the columns' names; 0 where there is none.", Text()),
        "header_rows" => Says("How many rows the names take.", Text()),
        "skip_footer" => Says("How many rows at its end are no data.", Text()),
        "sheet" => Says("The sheet of a workbook.", Text()),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key of a source that the schema does not know."),
    };

    private static JsonObject DefaultKey(string key) => key switch
    {
        "date_formats" => Says("How dates are written.", Refer("texts")),
        "culture" => Says("How numbers are written.", Culture()),
        "home_state" => Says("The organisation's own state, where it is in India.", Text()),
        "states" => Says("Indian states → the letters the organisation takes for them.", Object(new JsonObject(), additional: Text())),
        "base_currency" => Says("The currency of amounts that name none, in which the organisation's books must be.", Text()),
        "null_markers" => Says("Words that stand where there is no value.", Refer("scalars")),
        _ => Text(),
    };

    private static JsonObject MigrationKey(string key) => key switch
    {
        "name" => Says("The pack's name.", Text()),
        "extends" => Says("A pack in a folder beside this one's, whatever of it is not said here.", Text()),
        "products" => Says("The products it delivers to.", List(OneOf(Catalogue.Products.Select(product => product.Product)))),
        "streams" => Says("The streams, each a file of that name.", List(Text())),
        "parameters" => Says("What a run may set: name → default, or null where it must be set.", Object(new JsonObject(), additional: AnyOf(
            Scalar(),
            Object(new JsonObject { ["default"] = Scalar(), ["type"] = OneOf(["date"]) }, required: ["type"])))),
        "defaults" => Says("How the sources are written.", Refer("defaults")),
        "tables" => Says("The files that views read, by the names they have in SQL.", Object(new JsonObject(), additional: AnyOf(
            Text(),
            Object(TableFile("files"), required: ["file"]),
            Object(TableFile("file"), required: ["files"]),
            Object(new JsonObject { ["view"] = Says("The view that makes it of the tables above.", Text()), ["index"] = Index() }, required: ["view"]),
            // Takes away what the extended pack has.
            Nothing()))),
        "rules" => Says("How bad a problem is.", Object(
            new JsonObject(RuleBook.All.Where(rule => rule.By == RuleAuthority.Us).Select(rule => KeyValuePair.Create(rule.Code, (JsonNode?)OneOf(["off", "warning", "error"])))))),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A key of migration.yaml that the schema does not know."),
    };

    private static JsonObject ModuleName() => AnyOf(
        [OneOf(Catalogue.Modules.Select(module => module.Module)), .. Catalogue.OfOrganizations.Select(own => new JsonObject { ["type"] = "string", ["pattern"] = $"^{Regex.Escape(own.Module)}\\.[A-Za-z][A-Za-z0-9_]*$" })]);

    // The names of the fields are the module's own.
    private static JsonArray Modules() => new([.. Catalogue.Modules.Select(module => (JsonNode)new JsonObject
    {
        ["if"] = new JsonObject { ["properties"] = new JsonObject { ["module"] = new JsonObject { ["const"] = module.Module } }, ["required"] = new JsonArray("module") },
        ["then"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["fields"] = new JsonObject { ["propertyNames"] = new JsonObject { ["enum"] = Array(module.Fields.Keys) } } },
        },
    })]);

    private static string Write(string title, JsonObject root, JsonArray? allOf = null, JsonObject? definitions = null, string[]? required = null)
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (key, value) in root)
            schema[key] = value?.DeepClone();
        if (required is not null)
            schema["required"] = Array(required);
        if (allOf is not null)
            schema["allOf"] = allOf;
        schema["$defs"] = definitions;
        return schema.ToJsonString(Pretty) + "\n";
    }

    private static JsonObject Keys(IEnumerable<string> keys, Func<string, JsonObject> of) =>
        Object(new JsonObject(keys.Select(key => KeyValuePair.Create(key, (JsonNode?)of(key)))));

    private static JsonObject Object(JsonObject properties, JsonNode? additional = null, string[]? required = null)
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = additional ?? false };
        if (required is not null)
            schema["required"] = Array(required);
        return schema;
    }

    private static JsonObject Says(string description, JsonObject schema)
    {
        // Beside a reference, too: since draft 2019 its neighbours count.
        schema["description"] = description;
        return schema;
    }

    private static JsonObject Culture() => OneOf(Pipeline.Mapping.Conversions.NumberStyle.ByCulture.Keys);

    private static JsonObject Side() => OneOf(["debit", "credit"]);

    // ${name} may stand for any of them.
    private static JsonObject OneOf(IEnumerable<string> values) =>
        AnyOf(new JsonObject { ["enum"] = Array(values) }, new JsonObject { ["type"] = "string", ["pattern"] = @"\$\{" });

    private static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);

    private static JsonObject AnyOf(params JsonNode[] schemas) => new() { ["anyOf"] = new JsonArray(schemas) };

    private static JsonObject List(JsonNode element) => new() { ["type"] = "array", ["items"] = element };

    private static JsonObject Text() => new() { ["type"] = new JsonArray("string", "number") };

    private static JsonObject Flag() => AnyOf(new JsonObject { ["type"] = "boolean" }, new JsonObject { ["type"] = "string", ["pattern"] = @"\$\{" });

    private static JsonObject Scalar() => new() { ["type"] = new JsonArray("string", "number", "boolean", "null") };

    private static JsonObject Nothing() => new() { ["type"] = "null" };

    private static JsonObject Refer(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };
}
