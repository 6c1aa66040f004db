using FsCheck;
using FsCheck.Fluent;
using TechMart.Import.Values;

namespace TechMart.Import.Tests.Values;

public class SpreadsheetTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\tplain", "'\tplain")]
    [InlineData("\r=1", "'\r'=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\"=1", "'\"=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("x;=1+1;y", "x;'=1+1;y")]
    [InlineData("x\n=1+1", "x\n'=1+1")]
    [InlineData("-5+3", "'-5+3")]
    public void Protect_WhatWouldBeAFormula_StandsBehindAnApostrophe(string text, string expected) =>
        Assert.Equal(expected, SpreadsheetText.Protect(text, ','));

    [Theory]
    [InlineData("-5")]
    [InlineData("+5.25")]
    [InlineData("-1E5")]
    [InlineData("0012")]
    [InlineData("2024-01-05")]
    [InlineData("a-b")]
    [InlineData("Tea, -20%")]
    [InlineData("me@example.com")]
    [InlineData("Men's")]
    [InlineData("")]
    public void Protect_AnythingElse_StaysAsItIs(string text) => Assert.Equal(text, SpreadsheetText.Protect(text, ','));

    [Fact]
    public void Protect_BehindAnotherSeparatorThanTheFiles_IsACellThatBegins()
    {
        Assert.Equal("Tea,'-20%", SpreadsheetText.Protect("Tea,-20%", ';'));
        Assert.Equal("Tea;-20%", SpreadsheetText.Protect("Tea;-20%", ';'));
    }

    [Fact]
    public void Unprotect_WhatWasProtected_IsWhatItWas()
    {
        var letters = Gen.Elements('=', '+', '-', '@', '＝', '\t', '\r', '\n', ' ', '"', '\'', ',', ';', 'a', '5', '.', 'é');
        var texts = letters.ArrayOf().Select(array => new string(array)).ToArbitrary();
        foreach (var delimiter in ",;\t")
        {
            Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(texts, text => SpreadsheetText.Unprotect(SpreadsheetText.Protect(text, delimiter)) == text));
        }
    }

    [Theory]
    [InlineData("'quoted'")]
    [InlineData("'s-Hertogenbosch")]
    [InlineData("'")]
    [InlineData("''")]
    public void Unprotect_ApostropheOfTheTextItself_Stays(string text) => Assert.Equal(text, SpreadsheetText.Unprotect(text));
}
