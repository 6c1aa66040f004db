namespace TechMart.Analytics.Customers.Profiles;

/// <summary>
/// What is compared. Every measure is one number, or one yes or no, for each customer; a side's value is the mean, or the share, over its customers.
/// </summary>
public static class ProfileMeasures
{
    /// <summary>Sales less returns of a customer. Money.</summary>
    public const string Revenue = "revenue";

    /// <summary>Distinct orders of a customer. A number.</summary>
    public const string Orders = "orders";

    /// <summary>Sales less returns of a customer, by order. Money.</summary>
    public const string OrderValue = "order-value";

    /// <summary>Pieces, less those returned, by order of a customer. A number.</summary>
    public const string ItemsPerOrder = "items-per-order";

    /// <summary>Customers with two or more orders. A share.</summary>
    public const string RepeatBuyers = "repeat-buyers";

    /// <summary>Customers who returned something. A share.</summary>
    public const string Returners = "returners";

    /// <summary>What part of its spend (value of sales) a customer gives to a category. A share. Value: the category.</summary>
    public const string CategorySpend = "category-spend";

    /// <summary>Customers who bought of a category. A share. Value: the category.</summary>
    public const string CategoryBuyers = "category-buyers";

    /// <summary>Customers with a value of an attribute (country, region, gender, …), of those with any value of it. A share. Value: the attribute's; a customer with several counts for each.</summary>
    public const string Attribute = "attribute";

    /// <summary>In <see cref="ProfileGroup.ChosenBy"/>: one attribute rather than all of them.</summary>
    public static string OfAttribute(string attribute) => $"{Attribute}:{attribute}";

    /// <summary>What part of its orders a customer places on a weekday. A share. Value: <c>1</c> (Monday) to <c>7</c>.</summary>
    public const string Weekday = "weekday";

    /// <summary>What part of its orders a customer places in an hour of the day. A share. Value: <c>0</c> to <c>23</c>.</summary>
    public const string Hour = "hour";

    /// <summary>What part of its orders a customer places in a calendar month. A share. Value: <c>1</c> to <c>12</c>.</summary>
    public const string Month = "month";
}

/// <summary>Why a comparison has no test.</summary>
public static class ProfileSilence
{
    /// <summary>A side has fewer customers than <see cref="ProfileAnalysis.FewestCustomers"/> (for an attribute: customers with any value of it). No numbers are given.</summary>
    public const string FewCustomers = "few-customers";

    /// <summary>
    /// Too rare (or too common) to be compared: a share of customers of which, without any difference, fewer than five are expected on a side to have it or not to have it; a share of
    /// spend or orders that fewer than <see cref="ProfileAnalysis.FewestCustomers"/> customers of both sides together have. No numbers are given.
    /// </summary>
    public const string Rare = "rare";

    /// <summary>All customers of both sides have the same value, or the two values have no spread at all, so there is nothing to test.</summary>
    public const string NoVariation = "no-variation";

    /// <summary>The group was chosen by this measure: it differs for that reason, and a test would say nothing. Difference and effect are given.</summary>
    public const string ByDefinition = "by-definition";
}

/// <summary>Something that limits the whole answer.</summary>
/// <param name="Code">What (<see cref="ProfileNotes"/>).</param>
/// <param name="Count">How many: see the code.</param>
/// <param name="Attribute">The attribute concerned, if any.</param>
public sealed record ProfileNote(string Code, long Count = 0, string? Attribute = null);

/// <summary>The codes of <see cref="ProfileNote"/>.</summary>
public static class ProfileNotes
{
    /// <summary>No answer: the selection has no lines.</summary>
    public const string NoLines = "no-lines";

    /// <summary>No answer: no line of the selection names a customer. Count: its lines.</summary>
    public const string NoKnownCustomers = "no-known-customers";

    /// <summary>No comparison: nobody of the group ordered in the selection. Count: the group.</summary>
    public const string NoMembers = "no-members";

    /// <summary>No comparison: everybody who ordered belongs to the group. Count: the customers.</summary>
    public const string NoRest = "no-rest";

    /// <summary>The group has fewer customers than a comparison needs (<see cref="ProfileAnalysis.FewestCustomers"/>). Count: the customers.</summary>
    public const string FewMembers = "few-members";

    /// <summary>The others are fewer than a comparison needs. Count: the customers.</summary>
    public const string FewOthers = "few-others";

    /// <summary>Some of the group did not order in the selection and are left out. Count: these.</summary>
    public const string MembersWithoutOrders = "members-without-orders";

    /// <summary>The data have no timestamps, so weekdays, hours and months are not compared.</summary>
    public const string NoTime = "no-time";

    /// <summary>All orders lie in one hour of the day, as in data that give the day only: hours are not compared.</summary>
    public const string NoHours = "no-hours";

    /// <summary>An attribute has so many values that only those of most customers (<see cref="ProfileAnalysis.MostValues"/>) are compared. Count: the others.</summary>
    public const string ValuesLeftOut = "values-left-out";
}
