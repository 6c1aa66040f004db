namespace TechMart.Analytics.Insights;

/// <summary>
/// What the findings of the Overview can be about. Beside each code: what <see cref="Finding.Subject"/> is, and the names and
/// types of <see cref="Finding.Values"/>. Shares, rates and relative changes are fractions; money is decimal.
/// </summary>
public static class FindingCodes
{
    /// <summary>
    /// Revenue against the comparison period. No subject. <c>before</c>, <c>after</c>, <c>change</c> (money), <c>relative</c> (double),
    /// <c>from</c>, <c>to</c> (the comparison period's days, DateOnly). Amount: the change.
    /// </summary>
    public const string RevenueChange = "revenue-change";

    /// <summary>The category whose revenue grew most. Subject: the category, null = without category. Values and amount as for <see cref="RevenueChange"/>; <c>relative</c> is absent where there was nothing before.</summary>
    public const string CategoryRising = "category-rising";

    /// <summary>The category whose revenue fell most. As <see cref="CategoryRising"/>.</summary>
    public const string CategoryFalling = "category-falling";

    /// <summary>The product whose revenue grew most, in data without categories. Subject: its name. Otherwise as <see cref="CategoryRising"/>.</summary>
    public const string ProductRising = "product-rising";

    /// <summary>The product whose revenue fell most, in data without categories. As <see cref="ProductRising"/>.</summary>
    public const string ProductFalling = "product-falling";

    /// <summary>
    /// The best tenth of the customers buys far more than a tenth. No subject. <c>share</c> (double), <c>topCustomers</c>,
    /// <c>customers</c> (int), <c>topRevenue</c> (gross money). Amount: what they buy beyond a tenth.
    /// </summary>
    public const string RevenueConcentration = "revenue-concentration";

    /// <summary>The best complete month. Subject: its label, <c>2011-11</c>. <c>start</c> (DateOnly), <c>revenue</c>, <c>mean</c> (of the complete months), <c>relative</c> (double, against the mean), <c>months</c> (int). Amount: revenue beyond the mean.</summary>
    public const string PeakMonth = "peak-month";

    /// <summary>The weekday with the most revenue. Subject: <c>1</c> (Monday) to <c>7</c> (Sunday). <c>weekday</c> (int), <c>revenue</c>, <c>share</c> (double). Amount: revenue beyond an even share of the days with sales.</summary>
    public const string PeakWeekday = "peak-weekday";

    /// <summary>The hour of the day with the most revenue. Subject: <c>0</c> to <c>23</c>. <c>hour</c> (int), <c>revenue</c>, <c>share</c> (double). Amount: revenue beyond an even share of the hours with sales.</summary>
    public const string PeakHour = "peak-hour";

    /// <summary>How much comes back. No subject. <c>rate</c> (double, of gross revenue), <c>returns</c> (money), <c>returnLines</c> (long); <c>rateBefore</c> (double) where there is a comparison. Amount: the returns.</summary>
    public const string ReturnRate = "return-rate";

    /// <summary>How many customers buy again. No subject. <c>rate</c> (double), <c>repeatCustomers</c>, <c>customers</c> (int). Not about money.</summary>
    public const string RepeatRate = "repeat-rate";

    /// <summary>The country with the most revenue. Subject: the country. <c>revenue</c>, <c>share</c> (double), <c>places</c> (int: how many countries). Amount: revenue beyond an even share.</summary>
    public const string TopCountry = "top-country";

    /// <summary>The region with the most revenue, in data without countries. As <see cref="TopCountry"/>.</summary>
    public const string TopRegion = "top-region";
}
