using System.Text;
using TechMart.Dashboard.Exports;

namespace TechMart.Dashboard.Tests.Exports;

public class DownloadNameTests
{
    [Theory]
    [InlineData("Shop", "Shop.csv")]
    [InlineData("Łódź 2024 (net)", "Łódź 2024 (net).csv")]
    [InlineData("../../etc/passwd", "etc-passwd.csv")]
    [InlineData("C:\\Windows\\win", "C--Windows-win.csv")]
    [InlineData("a\"b", "a-b.csv")]
    [InlineData("a\r\nSet-Cookie: x=1", "aSet-Cookie- x=1.csv")]
    [InlineData("x\u202Evsc.exe", "xvsc.exe.csv")]
    [InlineData(".hidden", "hidden.csv")]
    [InlineData("--help", "help.csv")]
    [InlineData("name. . ", "name.csv")]
    [InlineData("con", "_con.csv")]
    [InlineData("LPT1.2024", "_LPT1.2024.csv")]
    [InlineData("console", "console.csv")]
    [InlineData("...", "data.csv")]
    [InlineData("", "data.csv")]
    public void Of_WhatPeopleWrite_IsAFileNameEverywhere(string text, string expected) => Assert.Equal(expected, DownloadName.Of(text, ".csv"));

    [Fact]
    public void Of_AVeryLongText_FitsAndEndsWithAWholeCharacter()
    {
        var name = DownloadName.Of(string.Concat(Enumerable.Repeat("😀", 500)), ".csv");

        Assert.InRange(Encoding.UTF8.GetByteCount(name), 100, 200);
        Assert.DoesNotContain('\uFFFD', name);
    }
}
