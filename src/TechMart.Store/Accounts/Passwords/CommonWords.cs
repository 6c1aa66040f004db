namespace TechMart.Store.Accounts.Passwords;

/// <summary>Words that people make passwords of. Written down for this program; small letters without accents.</summary>
internal static class CommonWords
{
    /// <summary>The product's name.</summary>
    public const string ProductName = "techmart";

    private const string All = """
        password passwort passwd passcode passphrase passe motdepasse contrasena contrasenya senha parola haslo wachtwoord losenord salasana heslo jelszo sifre sandi
        пароль любовь привет солнце наташа марина максим андрей йцукен
        pass word pwd secret geheim secreto letmein openup opensesame sesame welcome willkommen bienvenue bienvenido benvenuto hello hallo bonjour hola ciao goodbye
        login logon signin access account user username benutzer admin administrator root superuser sysadmin operator owner guest gast test testing tester demo sample
        example default changeme change temp temporary system server database backup network internet computer laptop desktop windows microsoft google apple android
        iphone samsung amazon facebook twitter youtube netflix linux ubuntu debian oracle cisco postgres mysql sqlite excel office outlook github dashboard analytics
        marketing manager analyst analysis shop store market mart tech commerce business company sales customer money dollar euro bank credit
        love loveme lover lovely iloveyou ilove youandme loveyou forever always sweetheart darling honey baby babygirl babyboy princess prince queen king angel heaven
        devil demon lucifer jesus christ god godisgood faith blessed grace church heart kiss hugs sexy hottie cutie beautiful pretty handsome
        monkey dragon tiger lion panther leopard eagle falcon hawk raven phoenix wolf bear panda koala rabbit bunny kitty kitten puppy doggy horse pony unicorn dolphin
        shark whale turtle snake spider scorpion butterfly bird chicken duck cow pig mouse elephant cat dog fish
        football fussball soccer baseball basketball hockey tennis golf cricket rugby boxing racing swimming running champion winner player
        liverpool arsenal chelsea manchester united barcelona realmadrid madrid juventus bayern dortmund schalke celtic rangers everton tottenham milan
        yankees lakers cowboys steelers eagles packers patriots redsox dodgers bulls raiders broncos giants
        batman superman spiderman ironman hulk thor joker avengers marvel starwars startrek skywalker vader yoda jedi matrix neo trinity morpheus gandalf frodo hobbit
        hogwarts harrypotter potter hermione pokemon pikachu naruto minecraft fortnite roblox zelda mario sonic warcraft diablo
        master mistress boss chief captain soldier warrior ninja samurai knight killer hunter ranger pirate cowboy wizard magic merlin shadow ghost phantom
        legend hero rebel outlaw gangster thunder lightning storm fire flame blaze inferno ice snow rain cloud sun sunshine moon star stars galaxy universe planet earth
        world ocean river mountain forest flower rose lily daisy jasmine violet orchid tulip cherry apple banana orange lemon peach mango strawberry cookie chocolate candy
        sugar cheese pizza burger coffee whiskey vodka beer wine pepper ginger cinnamon vanilla butter peanut popcorn noodle pasta bacon
        red blue green yellow purple pink black white silver gold golden diamond crystal ruby pearl jade amber platinum
        spring summer autumn winter fall fruhling sommer herbst printemps automne hiver primavera verano otono invierno
        january february march april may june july august september october november december januar februar marz mai juni juli oktober dezember
        janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag weekend holiday birthday christmas easter halloween
        london paris berlin munich hamburg vienna zurich rome milano lisbon dublin amsterdam brussels warsaw prague budapest moscow istanbul delhi mumbai tokyo sydney
        newyork boston chicago houston dallas texas california florida vegas hollywood america england scotland ireland wales france germany deutschland spain espana italia
        portugal canada mexico brasil brazil india china japan russia ukraine poland europe africa australia
        james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian
        george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond
        patrick jack dennis jerry tyler aaron jose adam nathan henry peter zachary kyle walter harold carl arthur roger albert lucas felix jonas leon luca maximilian moritz
        mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley dorothy kimberly emily donna michelle carol amanda
        melissa deborah stephanie rebecca laura sharon cynthia kathleen amy shirley angela helen anna brenda pamela nicole samantha katherine emma ruth christine catherine
        debra rachel carolyn janet virginia maria heather diane julie joyce victoria kelly christina joan evelyn lauren judith olivia megan cheryl martha andrea hannah
        jacqueline sophie sophia isabella charlotte amelia mia julia lena lea marie claudia sabine petra stefan andreas thomas markus alex alexandra natasha tatiana
        carlos juan luis miguel antonio francisco manuel pedro alejandro mohamed mohammed ahmed ali hassan fatima
        smith johnson williams brown jones miller davis garcia rodriguez wilson martinez anderson taylor moore jackson martin thompson harris clark lewis robinson walker
        muller schmidt schneider fischer weber meyer wagner becker hoffmann schulz
        mother father mom dad mama papa mommy daddy sister brother son daughter wife husband family friend friends bestfriend girl boy man woman lady child children
        house home garden kitchen school college university student teacher doctor nurse police lawyer engineer driver pilot
        car truck motorcycle bike train plane boat ferrari porsche mercedes bmw audi toyota honda nissan ford mustang corvette camaro chevy harley yamaha suzuki ducati tesla
        guitar piano drums music dance dancer singer song rock metal jazz hiphop metallica nirvana beatles queen elvis eminem rihanna beyonce madonna shakira
        good great best super mega ultra power strong strength happy smile funny lucky crazy sweet cool awesome perfect fantastic wonderful amazing special genius
        number one two three four five six seven eight nine ten hundred thousand million first last
        the and you your are not this that with from have for what who why how here there now never ever every nothing something everything anything someone nobody
        please thank thanks yes hey sorry okay whatever
        mine myself yourself enter exit open close start stop play game games gamer gaming winning fun party life live living death dead dying free freedom peace war
        new old big small little young long short high low hot cold fast slow hard easy time day night today tomorrow yesterday year month week
        trustno trustnoone nopassword mypassword yourpassword thepassword thisismypassword letmeinnow iamgod imgod whatever fuckyou fuck fucker fucking shit bitch bastard asshole pussy dick
        sex porn xxx boobs
        abc abcd xyz qwe qwer qwert qwerty asd asdf zxc zxcv qaz wsx edc foo bar foobar lorem ipsum blah blabla
        correcthorsebatterystaple correcthorse batterystaple tobeornottobe maytheforcebewithyou thequickbrownfox quickbrownfox lazydog jumpsoverthelazydog helloworld onceuponatime
        iloveyousomuch ilovemyfamily ilovemylife livelaughlove carpediem hakunamatata abracadabra supercalifragilisticexpialidocious pneumonoultramicroscopicsilicovolcanoconiosis
        administration accessibility accommodation accomplishment acknowledgement advertisement advertising announcement anniversary appreciation approximately architecture
        automatically breakthrough cardboardbox championship characteristic championships circumstances civilization collaboration collection combination comfortable
        commercial communication communications community comparison compatibility competition complicated comprehensive concentration condition confederation confidential
        confidentiality configuration confirmation congratulations connection conservation consideration constantinople constitution construction consultation contribution
        controversial conventional conversation cooperation corporation correspondence counterproductive decentralization declaration demonstration department description
        determination development differentiation disappointment discrimination distribution documentation effectiveness electricity electronics encyclopedia engineering
        entertainment entrepreneur entrepreneurship environment environmental establishment extraordinary fundamental generation headquarters headquarter identification
        implementation incredible independence independent infrastructure institution institutional instruction instructions insurance intellectual intelligence
        international internationalization interpretation introduction investigation investment jurisdiction kindergarten knowledge laboratory leadership legislation
        manufacturer manufacturing mathematics maintenance management measurement metropolitan neighborhood neighbourhood nevertheless notification opportunity organisation
        organization outstanding participation performance perspective pharmaceutical philosophical philosophy photographer photography possibility presentation
        professional programming programmer psychological psychology qualification questionnaire recommendation reconstruction refrigerator registration relationship
        representation representative requirement respectively responsibility restaurant revolutionary satisfaction significance significant sophisticated specification
        straightforward subscription successfully superintendent superintelligence sustainability technological technology telecommunication telecommunications television
        thanksgiving thermodynamics transformation transformers transmission transportation uncomfortable understanding unfortunately unbelievable undergraduate unconditional
        """;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Lookup(Split());

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Backwards =
        Lookup(Split().Where(word => word.Length >= 5).Select(word => string.Concat(word.Reverse())));

    /// <summary>Length of the longest word.</summary>
    public static int Longest { get; } = Split().Max(word => word.Length);

    /// <summary>Whether a text is one of the words.</summary>
    public static bool Contains(ReadOnlySpan<char> text) => Words.Contains(text);

    /// <summary>Whether a text is one of the longer words written backwards.</summary>
    public static bool ContainsBackwards(ReadOnlySpan<char> text) => Backwards.Contains(text);

    private static string[] Split() => All.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<string> words) =>
        new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
