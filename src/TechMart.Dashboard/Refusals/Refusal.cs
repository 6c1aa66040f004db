using TechMart.Store.Audit;

namespace TechMart.Dashboard.Refusals;

/// <summary>Why a request is not answered.</summary>
public enum Refusal
{
    /// <summary>Nobody is signed in, or not any longer.</summary>
    SignedOut,

    /// <summary>The person's role does not include it.</summary>
    NotPermitted,

    /// <summary>The page's token is missing or out of date: another site may have sent the request.</summary>
    StaleToken,
}

/// <summary>How an endpoint refuses. One that says nothing is a page: there the browser is led to the page for signing in, or told that it is not for this person.</summary>
/// <param name="Attempted">What goes into the audit log.</param>
/// <param name="Answer">What is answered; null = a sentence, or to a browser a page.</param>
internal sealed record RefusedAs(AuditAction Attempted, Func<HttpContext, Refusal, IResult?>? Answer);
