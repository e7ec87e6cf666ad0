using System.Collections.Frozen;
using System.Globalization;

namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>The words that decide: folded, in English, French and Spanish.</summary>
internal static class Lexicon
{
    public static readonly FrozenSet<string> Small = Set("""
        a an the of and for in on to with by at from as is are be its it their our your or via per vs versus that this these those
        le la les l d un une des du de et en au aux pour par sur dans avec ou s qu est ses sa son
        el los las unos unas del y e o u con por para su sus al lo
        """);

    /// <summary>Parts and companions of a work, named without a number.</summary>
    public static readonly FrozenSet<string> Parts = Set("""
        summary abstract synthesis overview highlight synopsis digest annex annexe anexo appendix supplement supplementary addendum
        erratum errata corrigendum corrigenda correction comment reply response index glossary foreword preface introduction conclusion
        bibliography proceeding agenda minute spotlight poster leaflet flyer brochure infographic factsheet slide presentation video
        questionnaire workbook manual guide guidebook handbook toolkit facilitator trainer teacher student participant draft interim
        preliminary final progress transcript podcast webinar brief resume synthese resumen sintesis sommaire sumario guia manuel
        """);

    /// <summary>What a series is called: "Working Paper No. 12" before or behind a title names its series and changes nothing.</summary>
    public static readonly FrozenSet<string> SeriesNames = Set("paper note brief report sery series bulletin document monograph circular memorandum collection study publication newsletter cahier documento");

    /// <summary>Words that tell of another edition of the same work.</summary>
    public static readonly FrozenSet<string> Editions = Set("edition revised revision updated update enlarged reprint reprinted edicion revisee actualizada new nouvelle nueva");

    // What stands before a number and tells what it counts.
    private static readonly FrozenDictionary<string, string> Labels = Map("""
        part=part parts=part pt=part partie=part parte=part volume=volume vol=volume vols=volume tome=volume tomo=volume volumen=volume
        issue=number no=number nos=number nr=number num=number number=number numero=number n=number chapter=chapter ch=chapter chapitre=chapter capitulo=chapter section=section
        annex=annex annexe=annex anexo=annex appendix=annex module=module modulo=module unit=unit unite=unit unidad=unit
        book=book libro=book phase=phase fase=phase edition=edition ed=edition edicion=edition amendment=amendment addendum=addendum corrigendum=corrigendum supplement=supplement version=version revision=revision rev=revision
        """);

    private static readonly FrozenDictionary<string, string> Numbers = Map("""
        one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15
        sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100
        first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13
        fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20
        deux=2 trois=3 quatre=4 cinq=5 sept=7 huit=8 neuf=9 dix=10 premier=1 premiere=1 deuxieme=2 troisieme=3 quatrieme=4 cinquieme=5
        dos=2 tres=3 cuatro=4 cinco=5 siete=7 ocho=8 nueve=9 diez=10 primero=1 primera=1 primer=1 segundo=2 segunda=2 tercero=3 tercera=3 cuarto=4 cuarta=4 quinto=5 quinta=5
        """);

    private static readonly FrozenDictionary<string, string> Times = Map("""
        january=1 february=2 march=3 april=4 may=5 june=6 july=7 august=8 september=9 october=10 november=11 december=12
        jan=1 feb=2 mar=3 apr=4 jun=6 jul=7 aug=8 sep=9 sept=9 oct=10 nov=11 dec=12
        janvier=1 fevrier=2 mars=3 avril=4 mai=5 juin=6 juillet=7 aout=8 septembre=9 octobre=10 novembre=11 decembre=12
        enero=1 febrero=2 marzo=3 abril=4 mayo=5 junio=6 julio=7 agosto=8 septiembre=9 setiembre=9 octubre=10 noviembre=11 diciembre=12
        spring=spring printemps=spring primavera=spring summer=summer ete=summer verano=summer autumn=autumn fall=autumn automne=autumn otono=autumn
        winter=winter hiver=winter invierno=winter quarter=quarter trimestre=quarter semester=half semestre=half
        """);

    // Also plain words: a time only beside a number.
    private static readonly FrozenSet<string> DoubtfulTimes = Set("may march mars mai mar sept sep dec jan jun jul fall ete quarter semester trimestre semestre spring");

    // One letter apart, and no slip of the finger.
    private static readonly FrozenSet<string> Opposites = Set("""
        macro/micro adsorption/absorption ethane/methane ethyl/methyl nitrate/nitrite sulfate/sulfite sulphate/sulphite ferric/ferrous
        propane/propene butane/butene effect/affect form/from male/mule intra/infra hyper/hypo cation/anion emission/omission
        exports/imports export/import phase/phrase public/pubic fission/fusion addition/edition statistic/static proton/photon neutrino/neutralino
        """);

    /// <summary>What a number behind this word counts; null when the word is no such label.</summary>
    public static string? Label(string word) => Labels.GetValueOrDefault(word);

    public static string? Number(string word) => Numbers.GetValueOrDefault(word) ?? Roman(word);

    public static string? Time(string word, bool besideNumber) =>
        Times.TryGetValue(word, out var time) && (besideNumber || !DoubtfulTimes.Contains(word)) ? time : null;

    public static bool AreOpposites(string a, string b) => Opposites.Contains($"{a}/{b}") || Opposites.Contains($"{b}/{a}");

    /// <summary>I to XXXIX in digits; higher ones look like words and count no parts.</summary>
    private static string? Roman(string word)
    {
        if (word.Length > 7 || word.Any(c => c is not ('i' or 'v' or 'x')))
            return null;
        for (var n = 1; n < 40; n++)
        {
            var ones = (n % 10) switch { 4 => "iv", 9 => "ix", >= 5 and var m => "v" + new string('i', m - 5), var m => new string('i', m) };
            if (new string('x', n / 10) + ones == word)
                return n.ToString(CultureInfo.InvariantCulture);
        }
        return null;
    }

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Map(string pairs) => pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=')).DistinctBy(pair => pair[0]).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
