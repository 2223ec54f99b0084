using System.Text.RegularExpressions;
using ZohoMigrate.Sandbox.Limits;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>
/// The endpoints of Zoho Cliq with their limits by the minute and their locks, written down from Zoho's pages once more: the catalogue, which a
/// client goes by, is not asked (reference/zoho-cliq.md §3).
/// </summary>
internal static partial class CliqEndpoints
{
    private static readonly (string Method, Regex Path, EndpointLimit Limit)[] All =
    [
        ("POST", Users(), new("POST /users", 5, 10)),
        ("GET", Users(), new("GET /users", 30, 10)),
        ("*", User(), new("/users/{id}", 20, 10)),
        ("*", Departments(), new("/departments", 30, 10)),
        ("*", Designations(), new("/designations", 30, 10)),
        ("*", Teams(), new("/teams", 20, 10)),
        ("POST", Channels(), new("POST /channels", 20, 5)),
        ("GET", Channels(), new("GET /channels", 30, 5)),
        ("GET", Channel(), new("GET /channels", 30, 5)),
        ("PUT", Channel(), new("PUT /channels/{id}", 50, 5)),
        ("DELETE", Channel(), new("DELETE /channels/{id}", 10, 5)),
        ("GET", Members(), new("GET /channels/{id}/members", 100, 5)),
        ("*", Members(), new("/channels/{id}/members", 10, 5)),
        ("POST", NewMessage(), new("POST /chats/{id}/message", 50, 10)),
        ("GET", Messages(), new("GET /chats/{id}/messages", 15, 5)),
        ("GET", Message(), new("GET /chats/{id}/messages/{id}", 30, 5)),
        ("DELETE", Message(), new("DELETE /chats/{id}/messages/{id}", 20, 5)),
        ("*", Records(), new("/storages/{name}/records", 30, 10)),
    ];

    // "Most endpoints 15-20 calls a minute, lock typically 10 minutes."
    private static readonly EndpointLimit Other = new("other", 15, 10);

    public static EndpointLimit Of(string method, string path) =>
        All.FirstOrDefault(one => (one.Method == "*" || one.Method == method) && one.Path.IsMatch(path)).Limit ?? Other;

    [GeneratedRegex("^/api/v2/users$")]
    private static partial Regex Users();

    [GeneratedRegex("^/api/v2/users/")]
    private static partial Regex User();

    [GeneratedRegex("^/api/v2/departments")]
    private static partial Regex Departments();

    [GeneratedRegex("^/api/v2/designations")]
    private static partial Regex Designations();

    [GeneratedRegex("^/api/v2/teams")]
    private static partial Regex Teams();

    [GeneratedRegex("^/api/v2/channels$")]
    private static partial Regex Channels();

    [GeneratedRegex("^/api/v2/channels/[^/]+$")]
    private static partial Regex Channel();

    [GeneratedRegex("^/api/v2/channels/[^/]+/members")]
    private static partial Regex Members();

    [GeneratedRegex("^/api/v2/chats/[^/]+/message$")]
    private static partial Regex NewMessage();

    [GeneratedRegex("^/api/v2/chats/[^/]+/messages$")]
    private static partial Regex Messages();

    [GeneratedRegex("^/api/v2/chats/[^/]+/messages/[^/]+$")]
    private static partial Regex Message();

    [GeneratedRegex("^/api/v2/storages/[^/]+/records")]
    private static partial Regex Records();
}
