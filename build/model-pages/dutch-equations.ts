/**
 * What equations are called in Dutch, and those of their symbols that no declared quantity stands
 * for by itself: the headers in the code are English. A symbol that is one declared quantity has the
 * label of that. Keys are ids, with `+` behind that of a second part.
 */
interface Dutch {
  readonly title: string;
  /** Behind every symbol what it means. */
  readonly symbols?: Readonly<Record<string, string>>;
}

export const DUTCH_EQUATIONS: Readonly<Record<string, Dutch>> = {
  "CLI-1": { title: "Graaddagenindex van een gewoon jaar" },
  "CLI-2": { title: "Graaddagen" },
  "CLI-3": { title: "Dagen van hittegolven" },
  "DEM-1": {
    title: "Kans om tussen twee verjaardagen te overlijden",
    symbols: { f: "deel van het jaar dat wie overlijdt nog leeft", q: "kans" },
  },
  "DEM-2": {
    title: "Overlevingskansen van 1 januari op 1 januari",
    symbols: {
      l: "overlevenden op een exacte leeftijd, volgens DEM-1",
      L: "geleefde persoonsjaren op leeftijd a (laatste verjaardag)",
      T: "geleefde persoonsjaren vanaf een leeftijd",
      m: "sterftecijfer van het jaar, DEM-3",
      S: "overlevingskans",
    },
  },
  "DEM-3": { title: "Sterfte van een jaar", symbols: { k: "één factor voor alle leeftijden" } },
  "DEM-4": {
    title: "Overlevenden en nieuwkomers van een jaargang op de volgende 1 januari",
    symbols: {
      N: "inwoners op 1 januari; bij pasgeborenen hun geboorten",
      S: "overlevingskans van de jaargang (DEM-2, DEM-3)",
      m: "vertrekcijfer (DEM-5)",
      I: "wie van de jaargang tijdens het jaar aankomt",
    },
  },
  "DEM-5": { title: "Vertrekken van een jaar" },
  "DEM-6": {
    title: "Geboorten van een jaar",
    symbols: { W: "vrouwen van leeftijd a op 1 januari" },
  },
  "DEM-7": {
    title: "Nettomigratie van de referentie",
    symbols: { first: "eerste jaar van de berekening" },
  },
  "DEM-8": {
    title: "Aankomsten van een jaar",
    symbols: { reference: "aankomsten waarmee de referentie haar nettomigratie heeft (DEM-7)" },
  },
  "DEM-9": { title: "Huishoudens", symbols: { N: "inwoners naar leeftijd en geslacht" } },
  "DEM-10": { title: "Huishoudens naar grootte" },
  "DEM-11": { title: "Saldo's" },
  "DEM-12": {
    title: "Verhoudingen",
    symbols: {
      part: "inwoners van 0-17 jaar en van 65 of ouder; inwoners van private huishoudens",
      whole: "inwoners van 18-64 jaar; private huishoudens",
    },
  },
  "DEM-13": {
    title: "Verhuizingen van het ene lid van een groep naar het andere",
    symbols: {
      s: "welk deel van al wie uit i vertrekt in j aankomt",
      E: "vertrekken uit i volgens de eigen kansen (DEM-5)",
      R: "hetzelfde op het referentiepad van i",
      A: "aankomsten in j op het referentiepad (DEM-7), ook uit leden van de groep",
      f: "hoeveel van dat deel in A past: uit leden komen er niet meer dan er in het geheel komen",
      e: "hoeveel meer j aantrekt dan op het referentiepad (DEM-14)",
      B: "wie daarop ingaat (DEM-15)",
    },
  },
  "DEM-14": {
    title: "Hoeveel meer een lid aantrekt dan op zijn referentiepad",
    symbols: {
      X: "wat een plan, woningen en een tekort daaraan bij de aankomsten doen (DEM-8)",
      I: "aankomsten op het referentiepad",
    },
  },
  "DEM-15": {
    title: "Wie ingaat op wat andere leden aantrekken",
    symbols: {
      V: "wie nog kan vertrekken naast wie al vertrekt, zodat niemand vertrekt die er niet is",
    },
  },
  "DEM-16": {
    title: "Aankomsten en vertrekken van een lid van een groep",
    symbols: { F: "verhuizingen tussen leden (DEM-13)" },
  },
  "HOU-1": { title: "Beginvoorraad van een cel" },
  "HOU-2": { title: "Sloop en balans van de voorraad" },
  "HOU-3": { title: "Gewicht van een label bij renovatie, het slechtste eerst" },
  "HOU-3+": {
    title: "aandeel van elk label dat gekozen wordt, naar gewicht × voorraad",
    symbols: { V: "woningen die gekozen worden", n: "woningen met een label" },
  },
  "HOU-4": { title: "Renovaties van het jaar, naar diepte" },
  "HOU-5": {
    title: "Woningen die na verkoop onder de verplichting vallen",
    symbols: {
      V: "verkocht met label E of F in y, uiterlijk te renoveren in y+5",
      "U, U'": "woningen met label E of F zonder verplichting op 1 januari y, y+1",
    },
  },
  "HOU-6": { title: "Verdeling van de gekozen verwarming in het jaar" },
  "HOU-7": {
    title: "Aandeel verwarmingstoestellen dat op een leeftijd nog werkt",
    symbols: { r: "aandeel van een jaargang dat in een jaar verdwijnt" },
  },
  "HOU-8": { title: "Woningen die overgaan op een warmtenet" },
  "HOU-9": { title: "Nieuwe woningen van een cel" },
  "HOU-10": { title: "Sociale woningen" },
  "HOU-11": {
    title: "Woningen beschikbaar voor huishoudens",
    symbols: {
      O: "woningen met ander gebruik (tweede verblijven, studenten, kantoren), een vast aantal",
    },
  },
  "HOU-12": { title: "Verbruik van een label, op de geijkte factor c na" },
  "HOU-12+": {
    title: "de factor c van ruimtewarmte, zo bepaald dat het gemeten gas klopt",
    symbols: { X: "Σ e(l) · vloeroppervlakte van de bewoonde woningen op gas" },
  },
  "HOU-13": {
    title: "Nuttige warmte van een jaar, naar verwarming",
    symbols: {
      "X(h)":
        "Σ e(l) · vloeroppervlakte van de bewoonde woningen met verwarming h, op 1 januari y en y+1",
      "P(h)": "inwoners van woningen met verwarming h",
    },
  },
  "HOU-14": {
    title: "Eindverbruik naar energiedrager",
    symbols: { Q: "nuttige warmte naar verwarming" },
  },
  "HOU-15": {
    title: "Gemeten huishoudelijk gas, bovenste verbrandingswaarde",
    symbols: { F: "eindverbruik van aardgas, onderste verbrandingswaarde" },
  },
  "HOU-16": { title: "Een deel van de woningen" },
  "HOU-17": {
    title: "Gerenoveerde appartementen naar diepte",
    symbols: {
      share: "deel van een label dat tot een diepte gerenoveerd wordt, voor alle types gelijk",
      n: "appartementen van een label op 1 januari",
    },
  },
  "HOU-18": {
    title: "Herstart van gemeten woningen",
    symbols: { a: "systemen van een leeftijd" },
  },
  "RAK-1": {
    title: "Statistische aanpassing aan wat gemeten is",
    symbols: {
      x: "een cel van de voorraad, in elke telling van een groep g",
      T: "wat van de groep gemeten is; van groepen die niemand mat hun deel van wat er van het geheel overblijft",
    },
  },
  "FLO-1": {
    title: "Vloer die op 1 januari nodig is",
    symbols: { n: "bevolking tegenover het basisjaar" },
  },
  "FLO-2": {
    title: "Bevolking tegenover het basisjaar; 0 voor een regio waar toen niemand woonde",
  },
  "FLO-3": { title: "Vloer die door sloop of renovatie uit een toestand verdwijnt" },
  "FLO-4": {
    title: "Nieuwe vloer",
    symbols: { "A*": "vloer die nodig is", demolished: "vloer die verdwijnt" },
  },
  "FLO-5": {
    title: "Vloer gewogen naar zijn warmte, als evenveel niet-gerenoveerde vloer",
    symbols: { "s1, s2": "besparing van warmte door een gedeeltelijke en een diepe renovatie" },
  },
  "FLO-6": {
    title: "Warmte naar verwarming op de komende 1 januari",
    symbols: {
      W: "vloer naar verwarming, gewogen naar warmte",
      φ: "warmte die na sloop en renovatie overblijft, gelijk voor alle verwarming",
    },
  },
  "FLO-7": {
    title: "Weer van een brandstof waarvan een deel ruimten verwarmt",
    symbols: { d: "graaddagen tegenover het gemiddelde van 2018-2021" },
  },
  "FLO-8": {
    title: "Nuttige warmte van een jaar",
    symbols: {
      w: "warm water en keukens, op dezelfde manier",
      V: "weer van het basisjaar",
      X̄: "gebruikte vloer, gewogen naar warmte, gemiddelde van 1 januari y en y+1",
      Ā: "gebruikte vloer, gemiddelde van beide",
    },
  },
  "FLO-9": {
    title: "Eindverbruik voor warmte",
    symbols: {
      "Q(h)": "warmte naar verwarming",
      η: "rendement van ketels, prestatie van warmtepompen, 1 voor elektrische verwarming",
    },
  },
  "FLO-10": {
    title: "Elektriciteit van licht en toestellen",
    symbols: { "e(b)": "elektriciteit van het basisjaar die niets verwarmt, per m²" },
  },
  "FLO-11": { title: "Eigen energie van een sector in het basisjaar" },
  "FLO-12": {
    title: "Hoeveelheid per eenheid van iets; 0 waar dat er niet is",
    symbols: { Q: "nuttige warmte", A: "gebruikte vloer" },
  },
  "FLO-13": {
    title: "Verwarming die in het jaar geplaatst wordt, gewogen naar warmte",
    symbols: {
      O: "verwarming zonder fossiele brandstof die zichzelf opvolgt: X(h) / L; 0 voor fossiele",
      out: "fossiele verwarming aan het einde van haar leven",
      φ: "warmte die na sloop en renovatie overblijft",
    },
  },
  "FLO-14": {
    title: "Gewicht dat de renovaties van een jaar wegnemen",
    symbols: { A: "vloer die in het jaar gerenoveerd wordt, naar waar ze vandaan komt" },
  },
  "RET-1": {
    title: "Aandeel van een fase dat naar de volgende gaat, of uit de laatste verdwijnt",
    symbols: {
      K: "fasen, 8",
      L: "gemiddelde levensduur",
      Δt: "lengte van de stap: 1, of ½ van het midden van het basisjaar tot zijn einde",
    },
  },
  "MUN-1": { title: "Openbare verlichting" },
  "MUN-2": {
    title: "Fossiele verwarming die in het jaar geplaatst wordt",
    symbols: {
      Z_A: "vloer die fossiele verwarming krijgt: A · Σ out / X · m(fossiel) + B · m'(fossiel), met de symbolen van FLO-6",
    },
  },
  "ACT-1": {
    title: "Activiteit tegenover het basisjaar",
    symbols: { N: "gemiddelde bevolking van het jaar; N(b): van het basisjaar" },
  },
  "ACT-2": { title: "Warmte van het jaar tegenover het basisjaar", symbols: { A: "activiteit" } },
  "ACT-3": {
    title: "Fossiele installaties na een jaar",
    symbols: {
      F: "aandeel van de fossiele warmte van het basisjaar dat nog fossiel is; maal ACT-2 de fossiele energie",
      O: "aandeel van de olie van het basisjaar dat nog als olie verbrand wordt",
    },
  },
  "ACT-4": {
    title: "Aardgas: eigen installaties en die van olie kwamen",
    symbols: {
      H: "warmte van het jaar tegenover het basisjaar; elektriciteit: ACT-5 en ACT-6",
      "F, O": "wat nog fossiel, nog olie is",
    },
  },
  "ACT-5": { title: "Elektriciteit van de warmtepompen die fossiele installaties vervingen" },
  "ACT-6": { title: "Elektriciteit van machines, licht en de rest" },
  "HEA-1": {
    title: "Vordering van een wijk naar haar eindaandeel",
    symbols: { y: "kalenderjaar, op 1 januari" },
  },
  "HEA-2": {
    title: "Aansluitingen die er op de komende 1 januari nog ontbreken",
    symbols: {
      S: "vordering",
      N: "gebouwen die aangesloten kunnen worden",
      c: "aangesloten, min wat gesloopt is",
    },
  },
  "HEA-3": {
    title: "Deel van wat gewenst is dat een grens overlaat",
    symbols: {
      Q: "woningen die in een jaar kunnen overstappen, of meters die gelegd kunnen worden",
    },
  },
  "HEA-4": { title: "Deel van de aangesloten woningen dat in een jaar gesloopt wordt" },
  "HEA-5": { title: "Warmte van de andere aangesloten gebouwen van een wijk" },
  "HEA-6": { title: "Ingevoede warmte" },
  "HEA-7": {
    title: "Warmte van één bron, in volgorde van voorrang",
    symbols: {
      M: "grootste m van deze bron en die ervoor",
      G: "al geleverd door de bronnen ervoor",
      F: "ingevoede warmte",
    },
  },
  "HEA-8": {
    title: "Energie van de installaties van het net",
    symbols: { B: "warmte van de reserveketel" },
  },
  "HEA-9": {
    title: "Gas van tertiaire gebouwen dat een aansluiting vervangt",
    symbols: { q: "warmte geleverd aan andere gebouwen" },
  },
  "HEA-10": { title: "Nuttige warmte van gebouwen" },
  "MOB-1": { title: "Voertuigen die er op een leeftijd nog zijn" },
  "MOB-2": {
    title:
      "Auto's die voor deelauto's opgegeven worden en gewenste auto's, op de komende 1 januari",
  },
  "MOB-3": { title: "Auto's die erbij komen" },
  "MOB-4": { title: "Aandeel van een aandrijving in de verkoop van nieuwe auto's" },
  "MOB-5": {
    title: "Tweedehandsauto's van een leeftijd, naar aandrijving: zoals die van de stad",
  },
  "MOB-6": { title: "Rekening van auto's naar aandrijving" },
  "MOB-7": { title: "Aandeel van de autokilometers dat met een aandrijving gereden wordt" },
  "MOB-8": {
    title: "Kilometers van de auto's van inwoners",
    symbols: {
      m: "gemiddelde kilometers per auto van het beginpark, som van n(a) * m0 * w(a) / auto's",
      C: "gemiddeld aantal auto's van het jaar, G opgegeven voor deelauto's",
    },
  },
  "MOB-9": {
    title: "Verkeer van een soort voertuig tegenover het basisjaar",
    symbols: {
      n: "kilometers van de auto's van inwoners (MOB-8), of inwoners, tegenover het basisjaar (MOB-10)",
    },
  },
  "MOB-10": {
    title:
      "Kilometers op het grondgebied in het basisjaar: die de brandstof van de inventaris verbranden",
    symbols: { e: "brandstof per kilometer van het park in het basisjaar (MOB-11)" },
  },
  "MOB-11": { title: "Brandstof per kilometer van een park" },
  "MOB-12": {
    title: "Elektriciteit van voertuigen aan de meter, waar ze ook laden",
    symbols: { x: "aandeel van de kilometers dat elektrisch gereden wordt" },
  },
  "MOB-13": { title: "Fossiel deel van verkochte motorbrandstof; de rest is biobrandstof" },
  "MOB-14": {
    title:
      "Aandeel van de kilometers van bestelwagens, vrachtwagens of bussen dat op een batterij gereden wordt",
    symbols: {
      e: "aandeel batterijvoertuigen in de verkoop van het jaar waarin die van leeftijd a verkocht werden",
    },
  },
  "MOB-15": { title: "Laadpunten die de batterijauto's nodig hebben" },
  "MOB-16": { title: "Een hoeveelheid per inwoner; 0 waar niemand woont" },
  "MOB-17": {
    title: "Herstart van gemeten wagens",
    symbols: { c: "wagens van een aandrijving en leeftijd" },
  },
  "REN-1": {
    title: "Deel van een turbine dat op een leeftijd nog staat",
    symbols: { a: "jaren sinds de eerste 1 januari waarop ze draaide" },
  },
  "REN-2": {
    title: "Windvermogen waarvan de vergunning in jaar y start, om op 1 januari y + d te draaien",
    symbols: {
      K: "grootste vermogen waarvoor tot nu toe plaatsen aanvaard zijn",
      X: "wat er dan staat als elke lopende vergunning lukt",
    },
  },
  "REN-3": { title: "Aantal turbines" },
  "REN-4": {
    title: "Productie van een jaar uit wat er aan beide kanten ervan staat",
    symbols: { Y: "jaaropbrengst van wat er op een datum staat" },
  },
  "REN-5": {
    title: "Groei van zonnepanelen: waar een logistische kromme door C een jaar later staat",
    symbols: { C: "vermogen van het segment op 1 januari" },
  },
  "REN-6": {
    title: "Kans dat een paneel dat op een leeftijd werkt, een jaar later nog werkt",
    symbols: { a: "keren 1 januari sinds de plaatsing, gemiddeld halverwege een jaar" },
  },
  "REN-7": {
    title: "Geplaatste panelen als niet alles kan wat gewenst is",
    symbols: {
      R: "vervanging van versleten panelen",
      W: "wat er aan de wens van het plan voor 1 januari y+1 nog ontbreekt",
      U: "groei bovenop die wens",
    },
  },
  "REN-8": {
    title: "Vermogen van een segment",
    symbols: { E: "vermogen aan het einde van zijn leven" },
  },
  "REN-9": { title: "Aandeel van het dakpotentieel in gebruik" },
  "REN-10": { title: "Elektriciteit van zonnepanelen" },
  "REN-11": {
    title: "Herstart van gemeten panelen",
    symbols: { v: "panelen van een bouwjaar in een soort" },
  },
  "REN-12": {
    title: "Herstart van gemeten turbines",
    symbols: {
      S: "van wat bij de herstart t0 staat, wat op 1 januari t nog staat",
      W: "wat gemeten is",
      U: "vergund of in aanbouw, bij de herstart nog niet in werking",
      u: "wat daarvan, het vroegste eerst, al staat",
      s: "deel van een turbine dat op een leeftijd nog staat",
    },
  },
  "ELE-1": {
    title: "Toestellen en verlichting van huishoudens",
    symbols: { u: "verbruik per huishouden zonder verwarming en voertuigen" },
  },
  "ELE-2": { title: "Aandeel hernieuwbaar in het elektriciteitsverbruik" },
  "ELE-3": { title: "Productie die achter de meter verbruikt wordt" },
  "ELE-4": { title: "Afname van het net" },
  "ELE-5": { title: "Injectie op het net" },
  "ELE-6": {
    title: "Verbruik per huishouden zonder verwarming en voertuigen, in het jaar van de meters",
  },
  "ELE-7": { title: "Injectie die in hetzelfde jaar in de stad verbruikt wordt" },
  "ELE-8": { title: "Uitvoer van elektriciteit" },
  "EMI-1": { title: "Lokale factor van elektriciteit" },
  "EMI-2": {
    title: "Factor van geleverde warmte uit netten",
    symbols: { "gas, electricity": "verbruikt door de installaties van warmtenetten" },
  },
  "EMI-3": { title: "Uitstoot van een sector naar energiedrager" },
  "EMI-4": { title: "Tertiair gas zonder de klanten van warmtenetten" },
  "EMI-5": { title: "Uitstoot per inwoner; 0 waar niemand woont" },
  "EMI-6": {
    title: "Verandering sinds 2005; 0 als het totaal van 2005 nul is",
    symbols: { "E(2005)": "totaal van 2005" },
  },
  "EMI-7": { title: "Opgetelde uitstoot sinds de eerste 1 januari van de berekening" },
  "EMI-8": {
    title: "Uitstoot in de inventaris van het basisjaar",
    symbols: {
      B: "energie van huishoudens en van de basis van elke sector",
      factor: "van brandstoffen, zoals in EMI-3",
    },
  },
  "EMI-9": {
    title: "Totaal van 2005",
    symbols: { I: "uitstoot in de inventaris van het basisjaar" },
  },
  "SER-1": { title: "Gebruikers van een dienst" },
  "SER-2": {
    title: "Groei van het gebruik van een dienst",
    symbols: { f: "eerste 1 januari van de berekening" },
  },
  "PRG-1": {
    title: "Gerealiseerd sinds het basisjaar, op 1 januari",
    symbols: {
      D: "gerealiseerd sinds 1 januari b",
      d: "gepland voor een jaar",
      b: "basisjaar",
      K: "gerealiseerd vanaf b tot de berekening begint",
      f: "eerste jaar van de berekening",
    },
  },
  "PRG-2": {
    title: "Voortgang van een programma dat een andere module berekent",
    symbols: {
      S: "de voorraad die geteld wordt",
      K: "gerealiseerd vanaf b tot de berekening begint",
    },
  },
  "PRG-3": {
    title: "Al wat er is van waar een programma aan toevoegt",
    symbols: { P: "wat er is als de berekening begint", D: "gerealiseerd" },
  },
  "PRG-4": {
    title: "Een programma van elk jaar op zich",
    symbols: { A: "hoeveelheid van het jaar", d: "geplande hoeveelheid" },
  },
  "PRG-5": {
    title: "Een programma per zoveel van iets anders",
    symbols: {
      n: "het aantal waarvoor het geldt",
      X: "het programma, of al wat er is waar dat gevraagd wordt",
      Y: "waardoor gedeeld wordt",
    },
  },
  "PRG-6": {
    title: "Wat de realisaties van een jaar kosten",
    symbols: {
      C: "uitgegeven in het jaar",
      c: "prijs van een eenheid, eenmalig",
      D: "gerealiseerd",
      A: "hoeveelheid van het jaar",
    },
  },
  "PRG-7": {
    title: "Wat het onderhoud van een jaar kost",
    symbols: {
      U: "uitgegeven in het jaar",
      u: "onderhoud van een eenheid in een jaar",
      X: "al wat er is waar dat gevraagd wordt, anders wat gerealiseerd is",
    },
  },
  "COS-1": {
    title: "Investering van een maatregel",
    symbols: {
      q: "wat in het jaar geplaatst wordt: woningen, kW, meter, wagens, bespaarde kWh",
      c: "prijs van één, zonder btw",
    },
  },
  "COS-2": { title: "Prijs van bouwwerk in een jaar" },
  "COS-3": {
    title: "Wat geplaatst wordt om te hebben wat nodig is",
    symbols: {
      N: "nodig: piek van een bron, laadpunten",
      S: "in de berekening geplaatst en er nog op 1 januari",
      E: "daarvan wat in het jaar versleten is",
      S0: "wat er stond toen de berekening begon",
      t: "jaren sindsdien, aan het einde van dit jaar",
    },
  },
  "COS-4": { title: "Wat wie betaalt aan een investering uitgeeft" },
  "COS-5": {
    title: "Contante waarde van een annuïteit van 1 per jaar",
    symbols: { L: "levensduur = n + f, n hele jaren", r: "discontovoet" },
  },
  "COS-6": {
    title: "Kapitaalkosten van een jaar",
    symbols: {
      K: "annuïteiten die op 1 januari lopen",
      I: "investering van een maatregel in een jaar",
      a: "waarde van haar annuïteit",
    },
  },
  "COS-7": {
    title: "Onderhoud en werking",
    symbols: { S: "wat in gebruik is, gemiddelde van het jaar", c: "prijs van een nieuw" },
  },
  "COS-8": { title: "Energie die een afnemer betaalt" },
  "COS-9": {
    title: "Stroom die een eigenaar van panelen zelf gebruikt",
    symbols: {
      S: "productie die achter de meter gebruikt wordt",
      a: "deel van de panelen dat een afnemer bezit",
      E: "stroom die de afnemer gebruikt",
    },
  },
  "COS-10": {
    title: "Prijs van warmte van een net",
    symbols: { e: "CO₂ van een kWh aardgas" },
  },
  "COS-11": {
    title: "Kosten van een jaar voor de samenleving",
    symbols: {
      k: "kapitaalkosten tegen de discontovoet van de samenleving",
      O: "onderhoud en werking, zonder btw",
      X: "energie zonder btw, accijns en CO₂-prijs, min wat geïnjecteerd wordt",
    },
  },
  "COS-12": {
    title: "Verdisconteerde kosten sinds de start",
    symbols: { T: "kosten van een jaar voor de samenleving", y0: "eerste jaar van de berekening" },
  },
  "COS-13": {
    title: "Bedrag per huishouden; 0 waar er geen zijn",
    symbols: { X: "wat huishoudens betalen" },
  },
  "COS-14": {
    title: "Prijs van een technologie die leert, tegenover haar prijspad",
    symbols: {
      b: "leertempo: prijsdaling bij elke verdubbeling",
      d: "verdubbelingen boven die van het prijspad, onder nul als het er minder zijn",
    },
  },
};
