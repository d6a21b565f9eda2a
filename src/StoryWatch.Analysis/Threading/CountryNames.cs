using System.Collections.Frozen;

namespace StoryWatch.Analysis.Threading;

/// <summary>
/// Countries by name, people, capital and a few cities that stand for them. One or two lower-case words give an
/// ISO 3166 alpha-3 code (PSE, XKX, EUE for Palestine, Kosovo and the European Union).
/// </summary>
internal static class CountryNames
{
    private const string Table =
        "AFG afghanistan,afghan,kabul,kandahar,taliban;ALB albania,albanian,tirana;DZA algeria,algerian,algiers;AGO angola,angolan,luanda;"
        + "ARG argentina,argentine,argentinian,buenos aires;ARM armenia,armenian,yerevan;AUS australia,australian,canberra,sydney;"
        + "AUT austria,austrian,vienna;AZE azerbaijan,azerbaijani,azeri,baku;BHR bahrain,bahraini,manama;BGD bangladesh,bangladeshi,dhaka;"
        + "BLR belarus,belarusian,minsk;BEL belgium,belgian;BEN benin,beninese;BOL bolivia,bolivian,la paz;BIH bosnia,bosnian,sarajevo;"
        + "BWA botswana,botswanan,gaborone;BRA brazil,brazilian,brasilia,rio de,sao paulo;BGR bulgaria,bulgarian,sofia;"
        + "BFA burkina,burkinabe,ouagadougou;BDI burundi,burundian,bujumbura;KHM cambodia,cambodian,phnom penh;CMR cameroon,cameroonian,yaounde;"
        + "CAN canada,canadian,ottawa,toronto;CAF central african,bangui;TCD chad,chadian,ndjamena;CHL chile,chilean,santiago;"
        + "CHN china,chinese,beijing,shanghai;HKG hong kong;TWN taiwan,taiwanese,taipei;COL colombia,colombian,bogota;COD congo,congolese,kinshasa;"
        + "CRI costa rica,costa rican;CIV ivory coast,ivorian,abidjan;HRV croatia,croatian,croat,zagreb;CUB cuba,cuban,havana;"
        + "CYP cyprus,cypriot,nicosia;CZE czech,czechs,prague;DNK denmark,danish,dane,copenhagen;DJI djibouti;DOM dominican,santo domingo;"
        + "ECU ecuador,ecuadorian,ecuadorean,quito;EGY egypt,egyptian,cairo;SLV el salvador,salvadoran,salvadorean;ERI eritrea,eritrean,asmara;"
        + "EST estonia,estonian,tallinn;ETH ethiopia,ethiopian,addis ababa;FIN finland,finnish,finn,helsinki;FRA france,french,paris;"
        + "GAB gabon,gabonese;GMB gambia,gambian;GEO tbilisi;DEU germany,german,berlin;GHA ghana,ghanaian,accra;GRC greece,greek,athens;"
        + "GTM guatemala,guatemalan;GIN guinea,guinean,conakry;HTI haiti,haitian,port-au-prince,port au;HND honduras,honduran,tegucigalpa;"
        + "HUN hungary,hungarian,budapest;ISL iceland,icelandic,reykjavik;IND india,indian,new delhi,delhi,mumbai;"
        + "IDN indonesia,indonesian,jakarta;IRN iran,iranian,tehran;IRQ iraq,iraqi,baghdad,mosul,basra;IRL ireland,irish,dublin;"
        + "ISR israel,israeli,jerusalem,tel aviv;ITA italy,italian,rome;JAM jamaica,jamaican;JPN japan,japanese,tokyo;JOR jordan,jordanian,amman;"
        + "KAZ kazakhstan,kazakh,astana;KEN kenya,kenyan,nairobi;PRK north korea,north korean,north koreans,pyongyang,dprk;"
        + "KOR south korea,south korean,south koreans,seoul;XKX kosovo,kosovan,kosovar,pristina;KWT kuwait,kuwaiti;KGZ kyrgyzstan,kyrgyz,bishkek;"
        + "LAO laos,laotian,vientiane;LVA latvia,latvian,riga;LBN lebanon,lebanese,beirut,hezbollah;LBR liberia,liberian,monrovia;"
        + "LBY libya,libyan,tripoli,benghazi;LTU lithuania,lithuanian,vilnius;LUX luxembourg;MKD macedonia,macedonian,skopje;"
        + "MDG madagascar,malagasy;MWI malawi,malawian;MYS malaysia,malaysian,kuala lumpur;MDV maldives,maldivian;MLI mali,malian,bamako;"
        + "MLT malta,maltese;MRT mauritania,mauritanian;MEX mexico,mexican,mexico city;MDA moldova,moldovan,chisinau;MNG mongolia,mongolian;"
        + "MNE montenegro,montenegrin;MAR morocco,moroccan,rabat;MOZ mozambique,mozambican,maputo;MMR myanmar,burma,burmese,rohingya,naypyidaw;"
        + "NAM namibia,namibian;NPL nepal,nepalese,nepali,kathmandu;NLD netherlands,dutch,the hague,amsterdam;NZL new zealand,wellington,auckland;"
        + "NIC nicaragua,nicaraguan,managua;NER niger,nigerien,niamey;NGA nigeria,nigerian,abuja,lagos;NOR norway,norwegian,oslo;"
        + "OMN oman,omani,muscat;PAK pakistan,pakistani,islamabad,karachi,lahore;PSE palestine,palestinian,gaza,west bank,hamas,ramallah;"
        + "PAN panama,panamanian;PNG papua;PRY paraguay,paraguayan;PER peru,peruvian,lima;PHL philippines,philippine,filipino,manila;"
        + "POL poland,polish,warsaw;PRT portugal,portuguese,lisbon;PRI puerto rico,puerto rican;QAT qatar,qatari,doha;"
        + "ROU romania,romanian,bucharest;RUS russia,russian,moscow,kremlin;RWA rwanda,rwandan,kigali;SAU saudi,riyadh;SEN senegal,senegalese,dakar;"
        + "SRB serbia,serbian,serb,belgrade;SLE sierra leone;SGP singapore,singaporean;SVK slovakia,slovak,bratislava;SVN slovenia,slovenian;"
        + "SOM somalia,somali,mogadishu;ZAF south africa,south african,south africans,johannesburg,pretoria;SSD south sudan,south sudanese,juba;"
        + "ESP spain,spanish,madrid,catalan,catalonia;LKA sri lanka,sri lankan,colombo;SDN sudan,sudanese,khartoum,darfur;"
        + "SWE sweden,swedish,stockholm;CHE switzerland,swiss;SYR syria,syrian,damascus,aleppo;TJK tajikistan,tajik;"
        + "TZA tanzania,tanzanian;THA thailand,thai,bangkok;TLS timor;TGO togo,togolese;TUN tunisia,tunisian,tunis;TUR turkey,turkish,turk,ankara,istanbul;"
        + "TKM turkmenistan,turkmen;UGA uganda,ugandan,kampala;UKR ukraine,ukrainian,kiev,kyiv,crimea,crimean,donetsk;"
        + "ARE emirates,emirati,dubai,abu dhabi,uae;GBR britain,british,london,england,uk,u.k,scotland,scottish,united kingdom;"
        + "USA america,american,u.s,u.s.a,washington,united states;URY uruguay,uruguayan;UZB uzbekistan,uzbek,tashkent;"
        + "VAT vatican,pope;VEN venezuela,venezuelan,caracas;VNM vietnam,vietnamese,hanoi;YEM yemen,yemeni,sanaa,houthi,aden;"
        + "ZMB zambia,zambian;ZWE zimbabwe,zimbabwean,harare;EUE european union,eu,brussels";

    private static readonly FrozenDictionary<string, string> Codes = Table
        .Split(';')
        .SelectMany(row => row[4..].Split(',').Select(name => (Name: name, Code: row[..3])))
        .ToFrozenDictionary(entry => entry.Name, entry => entry.Code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="name">A word or two words with one space, lower case; the plural of a people is read too.</param>
    public static bool TryFind(ReadOnlySpan<char> name, out string code)
    {
        if (Lookup.TryGetValue(name, out code!))
            return true;
        return name.Length > 4 && name[^1] == 's' && Lookup.TryGetValue(name[..^1], out code!);
    }
}
