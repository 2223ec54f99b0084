namespace ZohoMigrate.Catalog;

/// <summary>How a product says what became of a call.</summary>
public enum AnswerForm
{
    /// <summary>One envelope for the call, <c>{code, message, …}</c>; code 0 is success (reference/zoho-books.md §3.1).</summary>
    Enveloped,

    /// <summary>
    /// A list with one element for each record that was sent, in their order, each judged for itself whatever the HTTP status; or, for the call
    /// as a whole, a flat <c>{code, message, details, status}</c> (reference/zoho-crm.md §2.1).
    /// </summary>
    Elements,

    /// <summary>
    /// The HTTP status says it, whatever the body: 2xx is success, with or without one; a refusal may say why as
    /// <c>{message}</c>, <c>{error, details}</c> or <c>{message, code}</c> (reference/zoho-cliq.md §4).
    /// </summary>
    Plain,
}
