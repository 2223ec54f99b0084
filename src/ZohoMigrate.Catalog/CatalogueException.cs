namespace ZohoMigrate.Catalog;

/// <summary>A catalogue file cannot be used: a bug of ours, never of the user's.</summary>
public sealed class CatalogueException : Exception
{
    public CatalogueException()
    {
    }

    public CatalogueException(string message)
        : base(message)
    {
    }

    public CatalogueException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
