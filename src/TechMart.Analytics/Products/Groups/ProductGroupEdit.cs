namespace TechMart.Analytics.Products.Groups;

/// <summary>Something that an analyst changes about groups of products.</summary>
public abstract record ProductGroupEdit
{
    /// <summary>Longest name of a group.</summary>
    public const int MaxNameLength = 100;
}

/// <summary>A group gets another name.</summary>
/// <param name="Group">Its key.</param>
/// <param name="Name">The name.</param>
public sealed record RenameGroup(string Group, string Name) : ProductGroupEdit;

/// <summary>Groups become one, which keeps its name.</summary>
/// <param name="Groups">The keys of the groups that join it; its own is passed over.</param>
/// <param name="Into">Its key.</param>
public sealed record MergeGroups(IReadOnlyList<string> Groups, string Into) : ProductGroupEdit;

/// <summary>Products move to another group, or out of all.</summary>
/// <param name="Products">Their keys.</param>
/// <param name="Group">The group's key; null = to no group.</param>
public sealed record MoveProducts(IReadOnlyList<string> Products, string? Group) : ProductGroupEdit;

/// <summary>Products make a new group.</summary>
/// <param name="Products">Their keys.</param>
/// <param name="Name">Its name.</param>
public sealed record NewGroup(IReadOnlyList<string> Products, string Name) : ProductGroupEdit;

/// <summary>Why groups of products cannot be changed as somebody wants.</summary>
public enum ProductGroupProblem
{
    /// <summary>The name is empty, too long, or holds control characters.</summary>
    BadName,

    /// <summary>Another group has that name. Subject: the name.</summary>
    NameTaken,

    /// <summary>No group has that key. Subject: the key.</summary>
    UnknownGroup,

    /// <summary>No sold product has that key. Subject: the key.</summary>
    UnknownProduct,

    /// <summary>No product, or no second group, is chosen.</summary>
    NothingChosen,
}

/// <summary>Groups of products cannot be changed as somebody wants.</summary>
/// <param name="problem">Why. Its sentence is in the resources under <c>Problem_</c> and its name.</param>
/// <param name="subject">The name or key concerned; null where there is none.</param>
public sealed class ProductGroupException(ProductGroupProblem problem, string? subject = null) : Exception($"{problem}: {subject}")
{
    /// <summary>Why.</summary>
    public ProductGroupProblem Problem { get; } = problem;

    /// <summary>The name or key concerned; null where there is none.</summary>
    public string? Subject { get; } = subject;
}
