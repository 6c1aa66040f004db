using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace TechMart.Store.Accounts.Passwords;

/// <summary>Ways of writing the same password.</summary>
internal static class PasswordText
{
    /// <summary>One way of writing for what keyboards and systems write in several (Unicode's NFKC).</summary>
    public static string Normalize(string password)
    {
        // Halves of characters have no normal form; they become the replacement character.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(password));
        return whole.Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Small letters without accents.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Normalize(text).ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(letter);
            }
        }
        return folded.ToString();
    }
}

/// <summary>Hashes passwords in their normal form, so that they are the same on every keyboard.</summary>
internal sealed class PasswordTextHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    public override string HashPassword(Account user, string password) => base.HashPassword(user, Bounded(password));

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, Bounded(providedPassword));

    /// <summary>What is longer than any password is none: its end need not be looked at, and takes no time that would tell anything.</summary>
    private static string Bounded(string password) =>
        PasswordText.Normalize(password.Length <= PasswordRules.MaxTyped ? password : password[..PasswordRules.MaxTyped] + "…");
}
