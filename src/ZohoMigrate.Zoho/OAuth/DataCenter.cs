namespace ZohoMigrate.Zoho.OAuth;

/// <summary>A data centre's servers.</summary>
internal sealed record DataCenter(Uri Accounts, Uri Api, Uri Cliq, Uri Content);
