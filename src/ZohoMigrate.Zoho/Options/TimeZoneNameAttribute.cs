using System.ComponentModel.DataAnnotations;

namespace ZohoMigrate.Zoho.Options;

/// <summary>The setting names a time zone that this machine knows.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeZoneNameAttribute() : ValidationAttribute("is no time zone that is known here, like Asia/Kolkata or America/Los_Angeles")
{
    public override bool IsValid(object? value) => value is null || (value is string { Length: > 0 } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _));
}
