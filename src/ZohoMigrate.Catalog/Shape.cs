namespace ZohoMigrate.Catalog;

/// <summary>What a text looks like besides its length: none of it is documented by Zoho, all of it is what people expect there.</summary>
public enum Shape
{
    Any,

    /// <summary>A phone or fax number.</summary>
    Phone,

    /// <summary>The address of a web site.</summary>
    Url,

    /// <summary>A currency code: one of <see cref="FieldSpec.Values"/>.</summary>
    Currency,
}
