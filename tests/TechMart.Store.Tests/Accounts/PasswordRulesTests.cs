using System.Text;
using TechMart.Store.Accounts.Passwords;

namespace TechMart.Store.Tests.Accounts;

public sealed class PasswordRulesTests
{
    private const string Email = "anna.bergstrom@north-shop.example";

    [Theory]
    [InlineData("correct pony battery stapler")]
    [InlineData("purple elephants dance badly")]
    [InlineData("the cat sat on my keyboard")]
    [InlineData("seven tiny boats under a bridge")]
    [InlineData("wobbly kettle ceramic hinge")]
    [InlineData("My bicycle has 3 wheels, sadly")]
    [InlineData("der Nebel hängt tief im Tal")]
    [InlineData("плывёт туман над озером")]
    [InlineData("le vieux moulin tourne encore")]
    [InlineData("雨の日は図書館で静かに本を読む")]
    [InlineData("kR7#vQ2!xL9z")]
    [InlineData("aB.dE_gH-jKlq")]
    [InlineData("x9fkqzmwtrbh")]
    [InlineData("83920174665182")]
    [InlineData("gorge-lathe-plinth-umber")]
    [InlineData("dragon window teapot sixty")]
    [InlineData("Anna hates wet umbrellas")]
    [InlineData("🐙🎻🚂🌵🧊🪁🎈🧵🪴🥁🎯🧭")]
    public void Problem_PassphrasesAndRandomOnes_AreAccepted(string password) => Assert.Null(PasswordRules.Problem(password, Email));

    [Theory]
    [InlineData("password1234")]
    [InlineData("Password123!")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("pa$$w0rdpa$$w0rd")]
    [InlineData("passwordpassword")]
    [InlineData("PASSWORD PASSWORD")]
    [InlineData("drowssap1234")]
    [InlineData("password739105")]
    [InlineData("qwertyuiop12")]
    [InlineData("qwertzuiop123")]
    [InlineData("azertyuiop2024")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("!QAZ@WSX#EDC")]
    [InlineData("q1w2e3r4t5y6")]
    [InlineData("zxcvbnm,./12")]
    [InlineData("asdfghjkl123")]
    [InlineData("йцукенгшщзхъ")]
    [InlineData("пароль123456")]
    [InlineData("123456789012")]
    [InlineData("098765432109")]
    [InlineData("111122223333")]
    [InlineData("000000000000")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("abcdefghijkl")]
    [InlineData("zyxwvutsrqpo")]
    [InlineData("ha ha ha ha ha ha")]
    [InlineData("            ")]
    [InlineData("!!!!!!!!!!!!")]
    [InlineData("Summer2024!!")]
    [InlineData("Winter-2025-!")]
    [InlineData("September2026")]
    [InlineData("liverpool1892")]
    [InlineData("Liverpool2019!")]
    [InlineData("iloveyou1234")]
    [InlineData("ILoveYou!!!!")]
    [InlineData("letmein12345")]
    [InlineData("administrator")]
    [InlineData("Adm1n1strat0r!")]
    [InlineData("extraordinary")]
    [InlineData("dragonmonkeyshadow")]
    [InlineData("michelle12051985")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("tobeornottobe")]
    [InlineData("TechMart2024!")]
    [InlineData("techmart-dashboard")]
    [InlineData("T3chM4rt_T3chM4rt")]
    [InlineData("anna.bergstrom@north-shop.example")]
    [InlineData("bergstrom-anna-1")]
    [InlineData("Bergstrom2024!")]
    [InlineData("north-shop-2024")]
    [InlineData("ｐａｓｓｗｏｒｄ１２３４")]
    [InlineData("pässwörd1234")]
    public void Problem_WhatIsTriedFirst_IsRefused(string password) =>
        Assert.Equal(StoreProblem.PasswordTooCommon, PasswordRules.Problem(password, Email));

    [Theory]
    [InlineData("")]
    [InlineData("kR7#vQ2!xL9")]
    [InlineData("🐙🎻🚂🌵🧊🪁🎈🧵🪴🥁🎯")]
    public void Problem_FewerThanTwelveCharacters_IsTooShort(string password) =>
        Assert.Equal(StoreProblem.PasswordTooShort, PasswordRules.Problem(password, Email));

    [Fact]
    public void Problem_Length_HasAnEndThatHoldsASentence()
    {
        var random = new Random(1);
        var longest = string.Concat(Enumerable.Range(0, PasswordRules.MaxLength).Select(_ => (char)random.Next(33, 127)));

        Assert.Null(PasswordRules.Problem(longest, Email));
        Assert.Equal(StoreProblem.PasswordTooLong, PasswordRules.Problem(longest + "x", Email));
        Assert.Equal(StoreProblem.PasswordTooLong, PasswordRules.Problem(new string('x', 10_000_000), Email));
    }

    [Fact]
    public void Problem_LongestRepetitions_AreRefused()
    {
        Assert.Equal(StoreProblem.PasswordTooCommon, PasswordRules.Problem(new string('a', PasswordRules.MaxLength), Email));
        Assert.Equal(StoreProblem.PasswordTooCommon, PasswordRules.Problem(string.Concat(Enumerable.Repeat("ab", PasswordRules.MaxLength / 2)), Email));
    }

    [Fact]
    public void Problem_OfSomebodyElsesAddress_IsNotTheirs() => Assert.Null(PasswordRules.Problem("bergstrom-anna-1", "kim@example.com"));

    [Fact]
    public void Problem_HalvesOfCharacters_AreNoFault() => Assert.Null(PasswordRules.Problem("kR7#vQ2!xL9z\uD83D", Email));

    [Fact]
    public void Normalize_SameTextTypedOnAnotherKeyboard_IsTheSame()
    {
        const string Typed = "Möwe über dem Deich";

        Assert.Equal(PasswordText.Normalize(Typed.Normalize(NormalizationForm.FormC)), PasswordText.Normalize(Typed.Normalize(NormalizationForm.FormD)));
    }
}
