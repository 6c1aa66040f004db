using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Sales;

public sealed class OrdinalRankingTests
{
    private static readonly string[] Alphabets = ["ab", "0123456789", "aAzZ\0 ~ÿ", "aжЯ中\uD83D\uDE00", "x"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Order_OfRandomTexts_IsOrdinal(int seed)
    {
        var random = new Random(seed);
        var alphabet = Alphabets[seed % Alphabets.Length];
        var prefix = new string('p', random.Next(12));
        var texts = Enumerable.Range(0, random.Next(1, 300))
            .Select(_ => prefix + new string([.. Enumerable.Range(0, random.Next(14)).Select(_ => alphabet[random.Next(alphabet.Length)])]))
            .Distinct()
            .ToList();
        var used = texts.Select(_ => random.Next(4) > 0).ToArray();

        var order = OrdinalRanking.Order(texts, used);

        Assert.Equal(texts.Where((_, code) => used[code]).Order(StringComparer.Ordinal), order.Select(code => texts[code]));
        var ranks = OrdinalRanking.Ranks(order, texts.Count);
        Assert.All(Enumerable.Range(0, texts.Count), code => Assert.Equal(used[code] ? Array.IndexOf(order, code) : -1, ranks[code]));
    }
}
