namespace TechMart.Analytics.Customers.Rfm;

/// <summary>The codes of the segments that have words of their own. A <see cref="SegmentTable"/> may use others: these are shown as they are.</summary>
public static class SegmentCodes
{
    /// <summary>Bought lately, buy often, spend most.</summary>
    public const string Champions = "champions";

    /// <summary>Buy often and spend well, not always lately.</summary>
    public const string LoyalCustomers = "loyal-customers";

    /// <summary>Bought lately and more than once: on the way to be loyal.</summary>
    public const string PotentialLoyalists = "potential-loyalists";

    /// <summary>Bought just now, hardly anything before.</summary>
    public const string NewCustomers = "new-customers";

    /// <summary>Bought not long ago, little yet.</summary>
    public const string Promising = "promising";

    /// <summary>Middling in everything, and about to slip.</summary>
    public const string NeedAttention = "need-attention";

    /// <summary>Bought little, and not lately.</summary>
    public const string AboutToSleep = "about-to-sleep";

    /// <summary>Were good customers; have been away for long.</summary>
    public const string AtRisk = "at-risk";

    /// <summary>Were among the best; have been away for long.</summary>
    public const string CannotLoseThem = "cannot-lose-them";

    /// <summary>Bought little, long ago.</summary>
    public const string Hibernating = "hibernating";

    /// <summary>Bought little, longest ago.</summary>
    public const string Lost = "lost";

    /// <summary>All of them, the order that <see cref="SegmentTable.Default"/> has them in.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Champions, LoyalCustomers, PotentialLoyalists, NewCustomers, Promising, NeedAttention, AboutToSleep, AtRisk, CannotLoseThem, Hibernating, Lost,
    ];
}
