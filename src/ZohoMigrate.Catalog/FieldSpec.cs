namespace ZohoMigrate.Catalog;

/// <summary>What Zoho demands of one field of a module.</summary>
public sealed record FieldSpec
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Nothing = new(StringComparer.Ordinal);

    public FieldType Type { get; init; }

    /// <summary>Whether Zoho refuses a create without it.</summary>
    public bool Required { get; init; }

    /// <summary>Longest text Zoho takes, in Unicode scalars; null where no limit is documented.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The length up to which all of Zoho's documents agree, where they do not agree on the longest.</summary>
    public int? SafeLength { get; init; }

    /// <summary>Most bytes of the <see cref="FieldType.File"/> it names; null where no limit is documented.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>What the value should look like besides.</summary>
    public Shape Shape { get; init; }

    /// <summary>Least value Zoho takes, itself included; null where none is documented.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest value Zoho takes, itself included; null where none is documented.</summary>
    public decimal? Max { get; init; }

    /// <summary>The value must be greater than this (a quantity above 0).</summary>
    public decimal? Above { get; init; }

    /// <summary>Less than this is allowed and seldom meant (a negative rate).</summary>
    public decimal? UsualMin { get; init; }

    /// <summary>How many decimals Zoho keeps; null where it keeps them all, or none are documented.</summary>
    public int? Decimals { get; init; }

    /// <summary>Whether what the amounts beside it come to hangs on it: in which currency they are, whether their tax is in them.</summary>
    public bool DecidesAmounts { get; init; }

    /// <summary>The date beside it that this date should not be before.</summary>
    public string? NotBefore { get; init; }

    /// <summary>The field beside it that belongs to it.</summary>
    public string? GoesWith { get; init; }

    /// <summary>The field beside it without which Zoho refuses it (a GSTIN without its treatment: reference/zoho-books.md §3.2, 8).</summary>
    public string? Needs { get; init; }

    /// <summary>The fields with the state of which a <see cref="Shape.Gstin"/> should be, as paths from beside it: the first that is given counts.</summary>
    public IReadOnlyList<string> OfState { get; init; } = [];

    /// <summary>The field beside it that excludes it: Zoho refuses a record with both.</summary>
    public string? NotWith { get; init; }

    /// <summary>Field beside it → values with which Zoho requires this one (the stock account of an item of the type inventory).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> RequiredWith { get; init; } = Nothing;

    /// <summary>
    /// The same, where it is not known whether Zoho refuses a record without it. <c>account_id.account_type</c> is the type of the account
    /// that the field beside it refers to, of those its module <see cref="ModuleSpec.Decides"/> by.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ExpectedWith { get; init; } = Nothing;

    /// <summary>Field beside it → values with which it should not be given (a GSTIN of somebody who is not registered).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> OddWith { get; init; } = Nothing;

    /// <summary>The field beside it that must have another value (the two accounts of a transfer).</summary>
    public string? DiffersFrom { get; init; }

    /// <summary>The members in which the elements of a list should differ; empty where they may be alike.</summary>
    public IReadOnlyList<string> Distinct { get; init; } = [];

    /// <summary>Whether Zoho was seen to refuse it here, and nobody knows of whom (reference/zoho-books.md §3.2, 8).</summary>
    public bool Doubtful { get; init; }

    /// <summary>The reference beside it, whose record's own value Zoho takes where this one is not given (a line's rate, its item's): one of the two must be.</summary>
    public string? TakenFrom { get; init; }

    /// <summary>That record's own field; null where it has the same name (a bill line's rate, the item's purchase_rate).</summary>
    public string? TakenField { get; init; }

    /// <summary>
    /// Whether a record is still true without it, so that leaving out a value that does not fit is good advice. Without an amount
    /// Zoho reckons with another one.
    /// </summary>
    public bool CanBeLeftOut => !Required && Type is not (FieldType.Decimal or FieldType.Discount);

    /// <summary>The fields of an object, or of each element of a list, of which Zoho requires at least one.</summary>
    public IReadOnlyList<string> AnyOf { get; init; } = [];

    /// <summary>Zoho's refusal of an element that has none of them; null where it is not known.</summary>
    public RefusalSpec? AnyOfRefusal { get; init; }

    /// <summary>
    /// The field in which a record must agree with the one this refers to: a value that both have, where it refers into its own module; or
    /// a reference that both have, where this is what an amount is applied to.
    /// </summary>
    public string? Agrees { get; init; }

    /// <summary>The allowed values of a <see cref="FieldType.Choice"/> or a <see cref="Shape.Currency"/>.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether an organisation may have made values of its own (pick lists): one that is not known is not refused here.</summary>
    public bool Open { get; init; }

    /// <summary>What Zoho assumes when the field is not sent.</summary>
    public string? Default { get; init; }

    /// <summary>What stands in <see cref="References"/> behind the product's name where a record of any of its modules will do ("crm.*").</summary>
    public const string AnyModule = ".*";

    /// <summary>The module an <see cref="FieldType.Id"/> points into, or with <see cref="AnyModule"/> any of the product.</summary>
    public string? References { get; init; }

    /// <summary>Field → values of which the record it refers to must have one there (the vendor of a bill: a contact of type vendor), of those its module <see cref="ModuleSpec.Decides"/> by.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MustBe { get; init; } = Nothing;

    /// <summary>The same, where it is not known whether Zoho refuses another one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ShouldBe { get; init; } = Nothing;

    /// <summary>The member of the record it refers to that it takes, one of those its module keeps; null = that record's id.</summary>
    public string? Takes { get; init; }

    /// <summary>What Zoho shows in front of the text that was sent (a channel's <c>#</c>); null where it shows it as it is.</summary>
    public string? ShownBehind { get; init; }

    /// <summary>The one member of an object in which an <see cref="FieldType.Id"/> travels, and is shown (<c>{"id": "…"}</c>); null where it stands for itself.</summary>
    public string? As { get; init; }

    /// <summary>
    /// The neighbouring field with the id of the record this amount is applied to (a payment's part to an invoice): all amounts applied to
    /// a record are at most its total, and all that one record applies at most its own.
    /// </summary>
    public string? AppliedTo { get; init; }

    /// <summary>The list's one member, where Zoho takes its values as one text with commas between (the taxes of a group); null elsewhere.</summary>
    public string? Joined { get; init; }

    /// <summary>Whether the elements of a list are plain texts.</summary>
    public bool IsOfTexts => Type == FieldType.List && Fields.Count == 0;

    /// <summary>Whether the list's elements are debits and credits (<c>amount</c>, <c>debit_or_credit</c>) that must come to the same.</summary>
    public bool Balanced { get; init; }

    /// <summary>
    /// For a list of custom fields: the member by which each element names its own. Zoho shows further ones beside those that were sent, and
    /// each of them also as a member of that name in the record itself.
    /// </summary>
    public string? ToldBy { get; init; }

    /// <summary>
    /// Whether an object's members are fields of the organisation's own, which nobody knows here: what they hold a mapping says, and they
    /// travel in the record itself, beside Zoho's.
    /// </summary>
    public bool Own { get; init; }

    /// <summary>What the organisation has made of it; null where it was not asked.</summary>
    public OrganizationField? Here { get; init; }

    /// <summary>Whether somebody demands it of every record: Zoho, the organisation, or one of its layouts.</summary>
    public bool IsWanted => Required || Here is { Required: true } or { MandatoryInLayout: true } || (Own && Fields.Values.Any(own => own.IsWanted));

    /// <summary>
    /// The field beside it that says what the organisation calls it (a database's key column): under that name it travels and is shown, and the name
    /// itself does not travel. Null where Zoho has named it.
    /// </summary>
    public string? NamedBy { get; init; }

    /// <summary>The step that sends it, once the record is made (an amount of a credit note, to an invoice); null = the create.</summary>
    public string? SentBy { get; init; }

    /// <summary>Whether Zoho's reply shows the field as it was sent, so that a difference means something.</summary>
    public bool Echoed { get; init; } = true;

    /// <summary>The fields of an <see cref="FieldType.Object"/>, or of each element of a <see cref="FieldType.List"/>.</summary>
    public IReadOnlyDictionary<string, FieldSpec> Fields { get; init; } = new Dictionary<string, FieldSpec>(StringComparer.Ordinal);
}
