namespace ZohoMigrate.Catalog;

/// <summary>What a value looks like besides its length or its size. Where nothing else is said, Zoho documents none of it, and it is what people expect there.</summary>
public enum Shape
{
    Any,

    /// <summary>A phone or fax number.</summary>
    Phone,

    /// <summary>A phone or fax number as Zoho CRM documents it, and refuses all others (<see cref="CrmPhonePattern"/>).</summary>
    CrmPhone,

    /// <summary>A whole number of Zoho CRM's that may be too long for one (bigint): it travels as text, and holds nothing but digits.</summary>
    Digits,

    /// <summary>The address of a web site.</summary>
    Url,

    /// <summary>A currency code: one of <see cref="FieldSpec.Values"/>.</summary>
    Currency,

    /// <summary>India's number of a party registered for GST.</summary>
    Gstin,

    /// <summary>India's code of goods or services.</summary>
    Hsn,

    /// <summary>The two letters of an Indian state.</summary>
    StateCode,

    /// <summary>A postal code, whose form is known where the country beside it is India.</summary>
    Pincode,

    /// <summary>A percentage that travels as a number: 18 for 18 %.</summary>
    Percentage,
}
