using Microsoft.AspNetCore.Identity;

namespace TechMart.Store.Accounts.Passwords;

/// <summary>
/// What a password must be: long enough, and not one that is tried first. No rules of composition and no expiry: both make people choose worse
/// passwords (NIST SP 800-63B). Characters are counted as a person counts them, and any may be used.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>Fewest characters.</summary>
    public const int MinLength = 12;

    /// <summary>Most characters; enough for any sentence, and hashing it takes no longer than hashing a short one.</summary>
    public const int MaxLength = 256;

    /// <summary>Most UTF-16 units as typed, before the characters are put into their normal form and counted.</summary>
    internal const int MaxTyped = MaxLength * 4;

    /// <summary>
    /// A password is refused that somebody who knows the common words and patterns finds within this power of ten of guesses. With the lockout a
    /// stranger has about a thousand a day; the rest is a margin for the day on which the hashes are stolen.
    /// </summary>
    private const double LeastGuesses = 9.5;

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(Problem(password ?? "", user.Email) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = problem.ToString(), Description = problem.ToString() })
            : IdentityResult.Success);
    }

    /// <summary>What is wrong with a password; null where nothing is.</summary>
    /// <param name="password">The password as typed.</param>
    /// <param name="email">The person's address, whose parts make a bad password.</param>
    public static StoreProblem? Problem(string password, string? email)
    {
        ArgumentNullException.ThrowIfNull(password);
        // Before anything else is done with it.
        if (password.Length > MaxTyped)
        {
            return StoreProblem.PasswordTooLong;
        }
        var normal = PasswordText.Normalize(password);
        return normal.EnumerateRunes().Count() switch
        {
            < MinLength => StoreProblem.PasswordTooShort,
            > MaxLength => StoreProblem.PasswordTooLong,
            _ => PasswordGuess.Magnitude(normal, PersonalWords(email)) < LeastGuesses ? StoreProblem.PasswordTooCommon : null,
        };
    }

    private static IEnumerable<string> PersonalWords(string? email) =>
        [CommonWords.ProductName, .. PasswordText.Fold(email ?? "").Split(['@', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries)];
}
