namespace ZohoMigrate.Catalog;

/// <summary>How a field travels to Zoho (reference/zoho-books.md §1.2).</summary>
public enum FieldType
{
    Text,
    Email,

    /// <summary>An exact number; never a binary float.</summary>
    Decimal,
    Integer,
    Boolean,

    /// <summary><c>yyyy-MM-dd</c> on the wire.</summary>
    Date,

    /// <summary><c>yyyy-MM-ddTHH:mm:ss±HH:mm</c> on the wire: a moment, with the offset it was told in.</summary>
    DateTime,

    /// <summary>One of <see cref="FieldSpec.Values"/>, or another where those are <see cref="FieldSpec.Open"/>.</summary>
    Choice,

    /// <summary>Zoho's id of a record: 16–19 digits, always text.</summary>
    Id,

    /// <summary>An amount (<c>12.50</c>) or a percentage (<c>"15%"</c>).</summary>
    Discount,
    Object,

    /// <summary>Elements of <see cref="FieldSpec.Fields"/>; of plain texts where there are none.</summary>
    List,

    /// <summary>A file of the data folder, named by its path there: it is uploaded, and what is staged of it is its path, its length and its hash.</summary>
    File,
}
