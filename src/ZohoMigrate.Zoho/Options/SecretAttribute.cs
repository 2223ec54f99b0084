namespace ZohoMigrate.Zoho.Options;

/// <summary>Marks a setting that must never be shown, logged, stored or taken from the command line.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
