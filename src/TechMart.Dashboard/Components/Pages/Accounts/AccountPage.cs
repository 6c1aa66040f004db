using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Hosting;
using TechMart.Store;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components.Pages.Accounts;

/// <summary>A page about one's own account: a plain answer to a plain request without a circuit, because only a response can set a cookie.</summary>
public abstract class AccountPage : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter] public required HttpContext Http { get; set; }

    /// <summary>Where to go afterwards.</summary>
    [SupplyParameterFromQuery(Name = AccountUrls.ReturnUrl)] public string? ReturnUrl { get; set; }

    /// <summary>Words.</summary>
    [Inject] protected IStringLocalizer<AccountTexts> T { get; set; } = default!;

    [Inject] private NavigationManager Address { get; set; } = default!;

    /// <summary>What is wrong with what was sent; null = nothing.</summary>
    protected string? Problem { get; private set; }

    /// <summary>The field that it is about.</summary>
    protected string? ProblemField { get; private set; }

    /// <summary>Answers with another page.</summary>
    protected void GoTo(string address) => Address.NavigateTo(address);

    /// <summary>Goes where the person wanted to go before they had to sign in.</summary>
    protected void GoOn() => GoTo(LocalAddress.OrHome(ReturnUrl));

    /// <summary>Shows the form again with a sentence.</summary>
    /// <param name="problem">What is wrong and what to do.</param>
    /// <param name="field">Name of the field; null = none in particular.</param>
    protected void Refuse(string problem, string? field = null)
    {
        (Problem, ProblemField) = (problem, field);
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Shows the form again with the sentence of what the store refused.</summary>
    protected void Refuse(StoreException problem, string? passwordField = null, string? emailField = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Refuse(
            new ImportWords(CultureInfo.CurrentCulture, Surface.Page, CultureInfo.CurrentUICulture).Problem(problem.Problem, problem.Subject),
            problem.Problem is StoreProblem.PasswordTooShort or StoreProblem.PasswordTooCommon ? passwordField : emailField);
    }
}
