using static TechMart.Import.Inspection.ColumnRole;

namespace TechMart.Import.Inspection;

/// <summary>Decides which column has which role: what a person chose, then what names and contents say.</summary>
internal sealed class RoleDecision
{
    private const double LeastScore = 0.3;
    private const double KnownExport = 0.97;
    private const double KnownContent = 0.55;
    private const double OnlyDate = 0.5;
    private const double PriceForWantOfTotal = 0.5;
    private const double AttributeConfidence = 0.5;
    private const int MaxAttributes = 12;
    private const int MaxAttributeValues = 200;

    private static readonly ColumnRole[] CustomerRoles =
        [Customer, Country, Region, City, Gender, Age, AgeGroup, Profession, MaritalStatus, Signup];

    private static readonly ColumnRole[] ProductRoles = [Product, ProductName, Category, Price];

    private readonly FileProfile _file;
    private readonly ColumnRelations _relations;
    private readonly RoleChoices _choices;
    private readonly FileKind _kind;
    private readonly RoleMap _map = new();

    private RoleDecision(FileProfile file, ColumnRelations relations, RoleChoices choices, FileKind kind)
    {
        _file = file;
        _relations = relations;
        _choices = choices;
        _kind = kind;
    }

    /// <summary>Decides.</summary>
    public static RoleMap Decide(FileProfile file, ColumnRelations relations, RoleChoices choices, FileKind kind)
    {
        var decision = new RoleDecision(file, relations, choices, kind);
        decision.TakeChosen();
        if (kind != FileKind.Sales || !decision.TakeKnownExport())
        {
            decision.Assign();
            decision.TakeAmountAsTotal();
            decision.TakePriceAsTotal();
        }
        if (kind == FileKind.Sales)
        {
            decision.MendTotals();
            decision.WarnOfOrderTotals();
        }
        decision.TakeAttributes();
        return decision._map;
    }

    private void TakeChosen()
    {
        foreach (var (role, column, attribute) in _choices.Chosen)
        {
            _map.Add(new RoleOfColumn(column, role, 1, Chosen: true, attribute));
        }
    }

    private bool IsFree(ColumnProfile column) => column.Filled > 0 && _map.Of(column) is null;

    private bool IsOpen(ColumnRole role) => !_map.Has(role) && !_choices.Unmapped.Contains(role);

    private bool TakeKnownExport()
    {
        if (KnownExports.RolesOf(_file.Columns) is not { } roles)
        {
            return false;
        }
        foreach (var (role, columns) in roles)
        {
            if (IsOpen(role) && columns.FirstOrDefault(column => IsFree(column) && 2 * column.Filled >= _file.Rows) is { } column)
            {
                _map.Add(new RoleOfColumn(column, role, KnownExport, Chosen: false));
            }
        }
        return true;
    }

    private void Assign()
    {
        ColumnRole[] roles = [.. AllowedRoles().Where(IsOpen)];
        ColumnProfile[] columns = [.. _file.Columns.Where(IsFree)];
        var guesses = new UnnamedColumns(_file, _relations).Propose().ToLookup(guess => (guess.Role, guess.Column), guess => guess.Score);
        var onlyDate = OnlyUnknownDate(columns);
        var scores = roles
            .Select(role => columns.Select(column => Score(role, column)).ToArray())
            .ToArray();
        var assigned = RoleAssignment.Assign(scores);
        for (var i = 0; i < roles.Length; i++)
        {
            if (assigned[i] >= 0)
            {
                _map.Add(new RoleOfColumn(columns[assigned[i]], roles[i], Math.Min(0.99, scores[i][assigned[i]]), Chosen: false));
            }
        }

        double Score(ColumnRole role, ColumnProfile column)
        {
            var strength = NameStrength(role, column);
            var score = strength > 0 ? strength * RoleFit.Of(role, column) : 0;
            score = Math.Max(score, guesses[(role, column)].FirstOrDefault());
            if (column.NameStrengths.All(said => said == 0) && !RoleNameMatch.IsMisleading(column.Header))
            {
                score = Math.Max(score, ContentScore(role, column));
            }
            if (role == Timestamp && column == onlyDate)
            {
                score = Math.Max(score, OnlyDate);
            }
            return score >= LeastScore ? score : 0;
        }
    }

    private IEnumerable<ColumnRole> AllowedRoles() => _kind switch
    {
        FileKind.Customers => CustomerRoles,
        FileKind.Products => ProductRoles,
        _ => Enum.GetValues<ColumnRole>().Where(role => role is not (None or ColumnRole.Attribute)),
    };

    private double NameStrength(ColumnRole role, ColumnProfile column)
    {
        var strength = column.NameStrength(role);
        return (role, _kind, column.Header.Joined) switch
        {
            // In a table of customers or products, "id" and "name" can mean nothing else.
            (Customer, FileKind.Customers, "id" or "no" or "code") or (Product, FileKind.Products, "id" or "no" or "code") => 0.6,
            (ProductName, FileKind.Products, "name") => 0.85,
            (AgeGroup, _, _) when IsAgeBands(column) => Math.Max(strength, 0.9 * column.NameStrength(Age)),
            _ => strength,
        };
    }

    private static bool IsAgeBands(ColumnProfile column) => RoleFit.ShareOf(column, KnownValues.IsAgeBand) >= 0.8;

    private static double ContentScore(ColumnRole role, ColumnProfile column) => role switch
    {
        Gender when column.Distinct is >= 2 and <= 6 && RoleFit.ShareOf(column, KnownValues.IsGender) >= 0.95 => KnownContent,
        Country when column.Distinct >= 2 && RoleFit.ShareOf(column, KnownValues.IsCountry) >= 0.8 => KnownContent,
        MaritalStatus when column.Distinct is >= 2 and <= 12 && RoleFit.ShareOf(column, KnownValues.IsMaritalStatus) >= 0.9 => KnownContent,
        AgeGroup when column.Distinct is >= 3 and <= 20 && !RoleFit.IsDate(column) && IsAgeBands(column) => OnlyDate,
        _ => 0,
    };

    /// <summary>The one column of dates whose name says nothing else; null where there are none or several.</summary>
    private static ColumnProfile? OnlyUnknownDate(ColumnProfile[] columns)
    {
        var dates = columns.Where(RoleFit.IsDate).ToList();
        return dates is [var only] && only.NameStrengths.All(said => said == 0) && !RoleNameMatch.IsMisleading(only.Header) ? only : null;
    }

    /// <summary>An "amount" of small whole numbers is a quantity beside a price; where nothing else is money, it is the money.</summary>
    private void TakeAmountAsTotal()
    {
        if (_kind == FileKind.Sales && IsOpen(Total) && !_map.Has(Price) && _map[Quantity] is { Chosen: false } quantity && quantity.Column.NameStrength(Total) > 0)
        {
            _map.Replace(quantity, quantity with { Role = Total });
        }
    }

    /// <summary>Without quantities every line is one piece: its price is what was paid. A "unit" price says that there is more to it.</summary>
    private void TakePriceAsTotal()
    {
        if (_kind == FileKind.Sales && IsOpen(Total) && !_map.Has(Quantity) && _map[Price] is { Chosen: false } price && !IsUnitPrice(price.Column.Header))
        {
            TakeAsTotal(price);
        }
    }

    private static bool IsUnitPrice(HeaderName header) =>
        header.Words.Any(word => word is "unit" or "unitaire" or "unitario" or "unidad" or "einzelpreis" or "stuckpreis" or "pu" or "each" or "per" or "pro" or "единицу" or "штуку");

    private void MendTotals()
    {
        if (_map[Price] is not { } price || _map[Quantity] is not { } quantity)
        {
            return;
        }
        var prices = Numbers(price);
        var quantities = Numbers(quantity);
        if (_map[Total] is { Chosen: false } total)
        {
            var totals = Numbers(total);
            var relation = TotalDecision.Decide(TotalDecision.Compare(prices, quantities, totals)).Relation;
            var orders = _map[Order] is { } order ? _relations.Keys(order.Column.Index) : null;
            if (TotalDecision.IsOnFirstLines(orders, prices, quantities, totals)
                || (relation is not (TotalRelation.TotalIsProduct or TotalRelation.PriceIsTotal)
                    && orders is not null
                    && TotalDecision.IsOrderTotal(orders, prices, quantities, totals)))
            {
                _map.Remove(total);
                Note(ProblemCode.OrderTotalLeftOut, total);
            }
        }
        else if (IsOpen(Total) && !price.Chosen && PriceGrowsWithQuantity(prices, quantities))
        {
            TakeAsTotal(price);
        }
    }

    private bool PriceGrowsWithQuantity(double[] prices, double[] quantities) => (_map[Product] ?? _map[ProductName]) is { } product
        ? TotalDecision.PriceGrowsWithQuantity(prices, quantities, _relations.Keys(product.Column.Index))
        : TotalDecision.PriceGrowsWithQuantity(prices, quantities);

    private void TakeAsTotal(RoleOfColumn price)
    {
        _map.Replace(price, price with { Role = Total, Confidence = Math.Min(price.Confidence, PriceForWantOfTotal) });
        Note(ProblemCode.PriceTakenAsTotal, price);
    }

    private void WarnOfOrderTotals()
    {
        if (_map[Total] is { } total && _map[Order] is { } order && (_map[Product] ?? _map[ProductName]) is { } product
            && !(_map.Has(Price) && _map.Has(Quantity))
            && TotalDecision.IsSameForWholeOrders(_relations.Keys(order.Column.Index), _relations.Keys(product.Column.Index), Numbers(total)))
        {
            Note(ProblemCode.OrderTotalSuspected, total);
        }
    }

    private void Note(ProblemCode code, RoleOfColumn role) =>
        _map.Notes.Add(ImportProblem.Of(code, blocking: false, ("column", role.Column.Name)));

    private double[] Numbers(RoleOfColumn role) => _relations.Numbers(role.Column.Index, role.Column.NumberEvidence.DecimalSign ?? '.');

    private void TakeAttributes()
    {
        var candidates = _file.Columns
            .Where(column => IsFree(column) && IsAttribute(column) && !_choices.UnmappedAttributes.Contains(column.Name))
            .OrderBy(column => column.Distinct)
            .Take(MaxAttributes);
        foreach (var column in candidates.ToList())
        {
            _map.Add(new RoleOfColumn(column, ColumnRole.Attribute, AttributeConfidence, Chosen: false, column.Name));
        }
    }

    private bool IsAttribute(ColumnProfile column) =>
        !column.Unnamed
        && column.Listed is { Count: >= 2 and <= MaxAttributeValues }
        && 2 * column.Filled >= _file.Rows
        && column.Distinct <= Math.Max(2, column.Filled / 2)
        && column.NumberShare < 0.5
        && column.DateShare < 0.5
        && column.MeanLength <= 60
        && RoleFit.ShareOf(column, value => value.Any(char.IsLetter)) >= 0.5
        && !RoleNameMatch.IsNeverAttribute(column.Header)
        && !_choices.Unmapped.Any(role => column.NameStrength(role) >= 0.85);
}
