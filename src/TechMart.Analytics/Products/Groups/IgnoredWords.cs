namespace TechMart.Analytics.Products.Groups;

/// <summary>
/// Words that tell a product's variant or packing but not what it is: colours, sizes, packings and particles of some common languages. Words that these lists
/// do not know are found by <see cref="VariantWords"/>.
/// </summary>
internal static class IgnoredWords
{
    private const string Particles =
        "the and for with from per con para sin por los las del der die das und mit fur von aus avec pour sans des les dans com sem per gli nel della "
        + "voor met van een het для без или под над при dla bez lub pod nad przy oraz";

    private const string Packings =
        "set sets pack packs packet piece pieces pcs pair pairs assorted asst mixed unit units item items new conjunto juego paquete piezas pieza unidades surtido nuevo "
        + "satz stuck stucke neu lot pieces neuf confezione pezzi nuovo набор комплект упаковка упак штук штука пара новый новая новое "
        + "zestaw komplet opakowanie sztuk sztuka para nowy nowa nowe";

    private const string Sizes =
        "small medium large big mini midi maxi jumbo giant tall short long wide size pequeno mediano grande largo corto talla klein mittel gross lang kurz grosse petit moyen grand taille "
        + "piccolo medio lungo маленький маленькая средний средняя большой большая размер длинный короткий maly mala sredni srednia duzy duza rozmiar dlugi krotki";

    private const string Colours =
        "red blue green yellow orange purple violet pink black white grey gray brown beige ivory cream gold golden silver turquoise navy multicolour multicolor colour color "
        + "rojo azul verde amarillo naranja morado rosa negro blanco gris marron dorado plateado rot blau grun gelb lila schwarz weiss grau braun silber "
        + "rouge bleu vert jaune noir blanc rose dore argent rosso giallo nero bianco grigio oro argento "
        + "красный красная красное синий синяя синее голубой голубая зеленый зеленая зеленое желтый желтая желтое оранжевый розовый розовая черный черная черное белый белая белое серый серая серое "
        + "коричневый бежевый золотой серебряный фиолетовый "
        + "czerwony czerwona niebieski niebieska zielony zielona zolty zolta pomaranczowy rozowy rozowa czarny czarna bialy biala szary szara brazowy bezowy zloty srebrny fioletowy";

    private static readonly HashSet<string> Stems =
    [
        .. $"{Particles} {Packings} {Sizes} {Colours}".Split(' ').Select(ProductWords.Stem),
    ];

    public static bool Contains(string stem) => Stems.Contains(stem);
}
