using TechMart.Import.Reading;
using static TechMart.Import.Inspection.ColumnRole;

namespace TechMart.Import.Inspection;

/// <summary>Turns what is known about a file and what a person decided into a plan and the problems that stand against it.</summary>
internal sealed class PlanDecision
{
    private const double CertainEnough = 0.75;

    private readonly SourceFile _source;
    private readonly FileProfile _file;
    private readonly InspectionSettings _settings;
    private readonly ColumnRelations _relations;
    private readonly List<ImportProblem> _problems = [];
    private RoleMap _map = new();

    private PlanDecision(SourceFile source, FileProfile file, InspectionSettings settings)
    {
        _source = source;
        _file = file;
        _settings = settings;
        _relations = new ColumnRelations(file);
    }

    /// <summary>Decides roles, formats and relations.</summary>
    public static FileInspection Decide(SourceFile source, FileProfile file, InspectionSettings settings, IEnumerable<ImportProblem> problems)
    {
        var decision = new PlanDecision(source, file, settings);
        decision._problems.AddRange(problems);
        return decision.Decide();
    }

    private FileInspection Decide()
    {
        var choices = RoleChoices.Read(_settings.Roles, _file.Columns);
        _map = RoleDecision.Decide(_file, _relations, choices, _settings.Kind);
        _problems.AddRange(choices.Problems);
        _problems.AddRange(_map.Notes);
        ReportFile();
        var (dateFormat, signupFormat) = DecideDates();
        var (sign, decimals) = DecimalDecision.Decide(_map, _settings.Decimal);
        if (_file.HasValues)
        {
            _problems.AddRange(decimals);
            ReportRoles();
        }
        var plan = new ImportPlan
        {
            Kind = _settings.Kind,
            Dialect = _file.Dialect,
            Columns = [.. _file.Columns.Select(column => column.Name)],
            Mapping = [.. _map.All.Select(role => new MappedColumn(role.Column.Index, role.Column.Name, role.Role, role.AttributeName))],
            DateFormat = dateFormat,
            SignupFormat = signupFormat,
            Decimal = sign,
            Total = DecideTotal(sign),
            Cleaning = _settings.Cleaning,
            OrderRule = _settings.OrderRule,
        };
        return new FileInspection
        {
            FileName = _source.DisplayName,
            Bytes = _source.Bytes,
            ContentHash = _file.ContentHash,
            Dialect = _file.Dialect,
            EncodingConfidence = _file.EncodingConfidence,
            Rows = _file.Rows,
            Columns = [.. _file.Columns.Select(Describe)],
            Preview = _file.Preview,
            Plan = plan,
            Problems = [.. _problems.OrderByDescending(problem => problem.Blocking)],
            Profile = _file,
        };
    }

    private ColumnInspection Describe(ColumnProfile column)
    {
        var role = _map.Of(column);
        return new ColumnInspection
        {
            Index = column.Index,
            Name = column.Name,
            Role = role?.Role ?? None,
            Confidence = role?.Confidence ?? 0,
            AttributeName = role?.AttributeName,
            Empty = column.Empty,
            Numbers = column.Numbers,
            Dates = column.Dates,
            Distinct = column.Distinct,
            DateFormats = column.DateEvidence.Formats,
            Examples = column.Examples,
        };
    }

    private void ReportFile()
    {
        if (!_file.HasValues)
        {
            _problems.Add(ImportProblem.Of(ProblemCode.HeaderOnly, blocking: true));
        }
        if (_file.EncodingConfidence < CertainEnough)
        {
            _problems.Add(ImportProblem.Of(ProblemCode.UncertainEncoding, blocking: false, ("encoding", _file.Dialect.Encoding)));
        }
        _problems.AddRange(_file.DuplicateNames.Select(name => ImportProblem.Of(ProblemCode.DuplicateHeader, blocking: false, ("column", name))));
    }

    private void ReportRoles()
    {
        string[] missing = _settings.Kind switch
        {
            FileKind.Customers => [.. Missing(Customer), .. _map.All.Any(role => role.Role != Customer) ? Array.Empty<string>() : [RoleChoices.NameOf(ColumnRole.Attribute)]],
            FileKind.Products => [.. Missing(Product), .. _map.Has(ProductName) || _map.Has(Category) || _map.Has(Price) ? Array.Empty<string>() : Missing(ProductName)],
            _ => [.. Missing(Customer), .. MissingMoney()],
        };
        if (missing.Length > 0)
        {
            _problems.Add(ImportProblem.Of(ProblemCode.MissingRole, blocking: true, ("missing", string.Join(", ", missing))));
        }
        if (_settings.Kind == FileKind.Sales && !_map.Has(Timestamp))
        {
            _problems.Add(ImportProblem.Of(ProblemCode.NoTimestamp, blocking: false));
        }
    }

    private string[] Missing(ColumnRole role) => _map.Has(role) ? [] : [RoleChoices.NameOf(role)];

    private string[] MissingMoney() => (_map.Has(Total), _map.Has(Price), _map.Has(Quantity)) switch
    {
        (true, _, _) or (_, true, true) => [],
        (_, true, false) => [RoleChoices.NameOf(Quantity)],
        _ => [RoleChoices.NameOf(Total)],
    };

    private (string? Timestamp, string? Signup) DecideDates()
    {
        var dates = new DateDecision(_file);
        var timestamp = Format(Timestamp, _settings.DateFormat);
        string? signup = null;
        if (_map[Signup] is { } column)
        {
            // A file writes its dates in one way: what the timestamps settle holds for sign-ups that fit as well.
            var same = timestamp is not null && dates.Fit(column.Column, timestamp) >= 0.95 ? timestamp : null;
            signup = same ?? Format(Signup, null);
        }
        return (timestamp, signup);

        string? Format(ColumnRole role, string? chosen)
        {
            if (_map[role] is not { } mapped)
            {
                return null;
            }
            if (mapped.Column.Filled == 0)
            {
                // A column without a single value says nothing about time.
                _map.Remove(mapped);
                return null;
            }
            var (format, problem) = dates.Decide(mapped.Column, chosen, _settings.UsualDateFormat);
            if (problem is not null)
            {
                // A sign-up date that nobody asked for is left out rather than asked about.
                var needed = role == Timestamp || mapped.Chosen;
                _problems.Add(problem with { Blocking = needed });
                if (!needed)
                {
                    _map.Remove(mapped);
                }
            }
            return format;
        }
    }

    private TotalEvidence DecideTotal(char sign)
    {
        if (_map[Total] is not { } total)
        {
            return new TotalEvidence(_map.Has(Price) && _map.Has(Quantity) ? TotalRelation.PriceTimesQuantity : TotalRelation.TotalOnly, 0, 0);
        }
        if (_map[Price] is not { } price || _map[Quantity] is not { } quantity)
        {
            return new TotalEvidence(TotalRelation.TotalOnly, 0, 0);
        }
        return TotalDecision.Decide(TotalDecision.Compare(Numbers(price), Numbers(quantity), Numbers(total)));

        double[] Numbers(RoleOfColumn role) => _relations.Numbers(role.Column.Index, sign);
    }
}
