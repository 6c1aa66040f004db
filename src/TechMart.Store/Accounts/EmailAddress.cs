using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace TechMart.Store.Accounts;

/// <summary>What counts as an address. Whether mail arrives there does not matter: it names the person.</summary>
internal static class EmailAddress
{
    // RFC 5321: longer ones cannot be delivered to.
    private const int MaxLength = 254;

    private const string Signs = ".!#$%&'*+/=?^_`{|}~-";

    /// <summary>
    /// Whether a text is an address: something, an @, something; letters, digits and the signs of RFC 5322 only. So an address has no blanks, nothing
    /// invisible, and cannot be taken for the names that stand for the program and the command line in the audit log.
    /// </summary>
    public static bool IsValid(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && text.Length <= MaxLength && IsValid(text.AsSpan(0, at)) && IsValid(text.AsSpan(at + 1));
    }

    /// <summary>Whether two texts are one address to whoever gives addresses out: written alike, but for the case of ASCII's letters.</summary>
    public static bool IsSame(string one, string other) => one == other || System.Text.Ascii.EqualsIgnoreCase(one, other);

    private static bool IsValid(ReadOnlySpan<char> part)
    {
        foreach (var rune in part.EnumerateRunes())
        {
            var isSign = rune.IsAscii && Signs.Contains((char)rune.Value, StringComparison.Ordinal);
            // Other scripts write vowels as marks on letters.
            var isMark = System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (!isSign && !isMark && !System.Text.Rune.IsLetterOrDigit(rune))
            {
                return false;
            }
        }
        return true;
    }
}

/// <summary>Refuses what is no address; whether it is taken, Identity's own check says.</summary>
internal sealed class EmailAddressCheck(IdentityErrorDescriber words) : IUserValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user) =>
        Task.FromResult(EmailAddress.IsValid(user.Email ?? "") ? IdentityResult.Success : IdentityResult.Failed(words.InvalidEmail(user.Email)));
}

/// <summary>Folds addresses for comparison. Texts that no database can look up, typed at the sign-in, become ones that nobody has.</summary>
internal sealed class EmailAddressNormalizer : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => email is null ? null : Text.Clean(email).Normalize().ToUpperInvariant();

    public string? NormalizeName(string? name) => NormalizeEmail(name);
}
