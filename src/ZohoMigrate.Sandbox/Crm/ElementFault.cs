using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>Why one record of a call is not taken, word for word where a source has the words (reference/zoho-crm.md §2.1, §3).</summary>
internal sealed record ElementFault(string Code, string Message, JsonObject Details)
{
    public static ElementFault Missing(FieldPlace place) => new("MANDATORY_NOT_FOUND", "required field not found", place.Details());

    public static ElementFault WrongType(FieldPlace place, string expected) => Invalid(place, "expected_data_type", expected);

    public static ElementFault TooLong(FieldPlace place, int most) => Invalid(place, "maximum_length", most);

    public static ElementFault OutOfRange(FieldPlace place) => new("INVALID_DATA", $"Given {place.Name} is not valid", place.Details());

    public static ElementFault NotInList(FieldPlace place, IEnumerable<string> values) =>
        Invalid(place, "supported_values", new JsonArray([.. values.Select(value => JsonValue.Create(value))]));

    /// <summary>The id of no record, or of one of another module. Zoho's words are those of a wrong id in a path.</summary>
    public static ElementFault NoSuchRecord(FieldPlace place) => new("INVALID_DATA", "the id given seems to be invalid", place.Details());

    public static ElementFault Duplicate(FieldPlace place, string module, string holder, JsonNode? owner)
    {
        var details = place.Details();
        details["id"] = holder;
        details["duplicate_record"] = new JsonObject { ["Owner"] = owner?.DeepClone(), ["id"] = holder, ["module"] = new JsonObject { ["api_name"] = module } };
        details["more_records"] = false;
        return new ElementFault("DUPLICATE_DATA", "duplicate data", details);
    }

    /// <summary>Several fields at once, each named (reference/zoho-crm.md §2.1).</summary>
    public static ElementFault Several(IReadOnlyList<ElementFault> faults) => new(
        "MULTIPLE_OR_MULTI_ERRORS",
        "Duplicate data in multiple fields",
        new JsonObject { ["errors"] = new JsonArray([.. faults.Select(fault => new Element { Fault = fault }.ToJson())]) });

    private static ElementFault Invalid(FieldPlace place, string member, JsonNode value)
    {
        var details = place.Details();
        details[member] = value;
        return new ElementFault("INVALID_DATA", "invalid data", details);
    }
}
