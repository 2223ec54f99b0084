namespace ZohoMigrate.Zoho;

/// <summary>The organisations the user belongs to, or why they are not known.</summary>
/// <param name="Reply">Zoho's answer; anything but <see cref="ReplyKind.Success"/> leaves the list empty.</param>
/// <param name="All">Every organisation of the user.</param>
/// <param name="Ours">The one the settings name, or null when the user does not belong to it.</param>
public sealed record OrganizationsReply(Reply Reply, IReadOnlyList<Organization> All, Organization? Ours);
