using System.Text.RegularExpressions;

namespace TechMart.Import.Inspection;

/// <summary>Values by which some columns are recognised whatever they are called.</summary>
internal static partial class KnownValues
{
    private static readonly HashSet<string> Genders = Set("""
        m, f, male, female, man, woman, men, women, w, d, x, u, divers, other, unknown, non-binary, nonbinary, prefer not to say,
        männlich, weiblich, mann, frau, herr, homme, femme, h, masculin, féminin, hombre, mujer, masculino, femenino, feminino, v,
        maschio, femmina, uomo, donna, муж, жен, мужской, женский, мужчина, женщина, м, ж
        """);

    private static readonly HashSet<string> Countries = Set("""
        afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahamas, bahrain, bangladesh, barbados, belarus,
        belgium, belize, benin, bhutan, bolivia, bosnia and herzegovina, botswana, brazil, brunei, bulgaria, burkina faso, burundi, cambodia, cameroon, canada,
        cape verde, chad, channel islands, chile, china, colombia, congo, costa rica, croatia, cuba, cyprus, czech republic, czechia, denmark, djibouti, dominica,
        dominican republic, ecuador, egypt, eire, el salvador, estonia, eswatini, ethiopia, european community, fiji, finland, france, gabon, gambia, georgia, germany, ghana, greece,
        grenada, guatemala, guinea, guyana, haiti, honduras, hong kong, hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy, ivory coast, jamaica,
        japan, jordan, kazakhstan, kenya, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein, lithuania, luxembourg, macao, madagascar,
        malawi, malaysia, maldives, mali, malta, mauritania, mauritius, mexico, moldova, monaco, mongolia, montenegro, morocco, mozambique, myanmar, namibia, nepal,
        netherlands, the netherlands, new zealand, nicaragua, niger, nigeria, north korea, north macedonia, norway, oman, pakistan, palestine, panama, papua new guinea, paraguay, peru,
        philippines, poland, portugal, puerto rico, qatar, romania, rsa, russia, russian federation, rwanda, saudi arabia, senegal, serbia, seychelles, sierra leone, singapore,
        slovakia, slovenia, somalia, south africa, south korea, korea, south sudan, spain, sri lanka, sudan, suriname, sweden, switzerland, syria, taiwan, tajikistan,
        tanzania, thailand, togo, tonga, trinidad and tobago, tunisia, turkey, türkiye, turkmenistan, uganda, uk, ukraine, united arab emirates, united kingdom, great britain, england, scotland,
        united states, united states of america, usa, uruguay, uzbekistan, vatican city, venezuela, vietnam, yemen, zambia, zimbabwe, unspecified,
        deutschland, österreich, schweiz, frankreich, italien, spanien, niederlande, belgien, dänemark, schweden, norwegen, finnland, polen, tschechien, ungarn, großbritannien, vereinigtes königreich, russland,
        allemagne, autriche, suisse, espagne, italie, belgique, pays-bas, royaume-uni, états-unis, pologne, suède, norvège, danemark,
        españa, alemania, francia, italia, reino unido, estados unidos, países bajos, bélgica, suiza, méxico, perú, brasil, argentina,
        germania, spagna, stati uniti, svizzera, regno unito, alemanha, frança, itália, espanha, suíça,
        россия, украина, беларусь, казахстан, германия, франция, италия, испания, сша, китай, узбекистан, киргизия, кыргызстан, армения, грузия, азербайджан, молдова, латвия, литва, эстония, польша, великобритания
        """);

    private static readonly HashSet<string> MaritalStatuses = Set("""
        single, married, divorced, widowed, widow, widower, separated, engaged, never married, in a relationship, partnered, unmarried, domestic partnership, prefer not to say,
        ledig, verheiratet, geschieden, verwitwet, célibataire, marié, mariée, divorcé, divorcée, veuf, veuve, pacsé, soltero, soltera, casado, casada, divorciado, divorciada, viudo, viuda,
        celibe, nubile, coniugato, coniugata, solteiro, solteira, viúvo, viúva, холост, женат, замужем, разведен, разведена, вдовец, вдова, не замужем, не женат
        """);

    /// <summary>Whether a value is a gender.</summary>
    public static bool IsGender(string value) => Genders.Contains(value.Trim().ToLowerInvariant());

    /// <summary>Whether a value is the name of a country.</summary>
    public static bool IsCountry(string value) => Countries.Contains(value.Trim().ToLowerInvariant());

    /// <summary>Whether a value is a marital status.</summary>
    public static bool IsMaritalStatus(string value) => MaritalStatuses.Contains(value.Trim().ToLowerInvariant());

    /// <summary>Whether a value is a band of ages: <c>26-35</c>, <c>55+</c>, <c>under 18</c>, <c>&lt;20</c>.</summary>
    public static bool IsAgeBand(string value) => AgeBand().IsMatch(value);

    [GeneratedRegex(
        @"^\s*(?:(?:ages?|aged|de|von|от)\s+)?(?:\d{1,2}\s*(?:-|–|—|to|bis|a|à|до)\s*\d{1,3}|\d{1,2}\s*(?:\+|plus|and (?:over|above|older)|or (?:over|older)|und älter|et plus|y más|e più|и старше|и более)|(?:<|>|<=|>=|≤|≥|under|over|below|above|unter|über|moins de|plus de|menos de|más de|до|старше)\s*\d{1,3})(?:\s*(?:y|yrs?|years?(?: old)?|jahre|ans|años|anni|anos|лет))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgeBand();

    private static HashSet<string> Set(string list) => [.. list.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
