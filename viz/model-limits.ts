/**
 * What each module of the model leaves out, and what it must not be used for, in both languages. The
 * English is that of the page of the module in docs/model; a test keeps the two the same.
 */
import type { Text } from "../engine/scenario/declarations.ts";

export interface ModuleLimits {
  readonly leavesOut: readonly Text[];
  readonly notFor: readonly Text[];
}

/** By module; `programmes` is for all that a plan or region declares as a programme. */
export const MODULE_LIMITS: Readonly<Record<string, ModuleLimits>> = {
  agriculture: {
    leavesOut: [
      {
        nl: "Methaan en lachgas van dieren en bodems, en alles wat het land opneemt: alleen de CO₂ van energie telt mee.",
        en: "Methane and nitrous oxide of animals and soils, and all that land takes up: only CO2 of energy is counted.",
      },
      {
        nl: "Brandstof van machines, los van verwarming: die zit in de stookolie en volgt hetzelfde pad.",
        en: "Fuel of machines apart from heating: it is inside the oil and follows the same path.",
      },
      {
        nl: "Biogas, warmte van warmtekrachtkoppeling in serres, en zonnepanelen op stallen (die staan bij hernieuwbare energie).",
        en: "Biogas, heat from combined production in greenhouses, and solar panels on stables (these are in renewables).",
      },
    ],
    notFor: [
      {
        nl: "De klimaatimpact van landbouw: het grootste deel is geen CO₂ van energie.",
        en: "The climate impact of farming: most of it is not CO2 of energy.",
      },
      {
        nl: "Eén boerderij, of een keuze tussen teelten.",
        en: "A farm, or a choice between crops.",
      },
    ],
  },
  climate: {
    leavesOut: [
      {
        nl: "Droge dagen, regen en water: voor Kortrijk werd geen cijfer gevonden, dus is er geen, en dat is geen nul.",
        en: "Dry days, rain and water: no figure for Kortrijk was found, so there is none, not a zero.",
      },
      {
        nl: "Afzonderlijke winters: elk jaar is gewoon voor zijn tijd. Een koud jaar zoals 2021 vraagt zo'n 6 % meer gas in woningen.",
        en: "Single winters: every year is ordinary for its time. A cold year such as 2021 needs some 6 % more gas in dwellings.",
      },
      {
        nl: "Het gemiddelde van 1991-2020: 2018-2021 was warmer, dus 2300 graaddagen bij index 1 kan hoog zijn; alleen climate.degree_days merkt dat.",
        en: "The normal of 1991-2020: 2018-2021 was warmer, so 2300 K.day at index 1 may be high; no output but climate.degree_days feels it.",
      },
      {
        nl: "Koeling: hittegolven drijven geen elektriciteit aan.",
        en: "Cooling: heat waves drive no electricity.",
      },
    ],
    notFor: [
      {
        nl: "Een gebouw of een riolering ontwerpen: gebruik de normalen en uitersten van het KMI.",
        en: "Designing a building or a sewer: use the normals and extremes of the Royal Meteorological Institute.",
      },
      {
        nl: "Gezondheidseffecten van hitte: dagen worden geteld, niet hun temperatuur.",
        en: "Health effects of heat: days are counted, not their temperature.",
      },
    ],
  },
  costs: {
    leavesOut: [
      {
        nl: "Niet geprijsd, omdat geen bron een prijs geeft: bestelwagens, vrachtwagens en bussen; industrie en landbouw; versterking van het elektriciteitsnet; thuisbatterijen; tweedehandswagens; fietsen en openbaar vervoer; nieuwe gebouwen zelf; de hoofdleiding van een verre bron; het weghalen van gasaansluitingen. Een plan dat op een daarvan steunt, lijkt goedkoper dan het is.",
        en: "Not priced, because no source gives a price: vans, lorries and buses; industry and farms; reinforcement of the electricity grid; batteries at home; second-hand cars; bicycles and public transport; buildings themselves when they are new; the main pipe from a distant source; removal of gas connections. A plan that relies on one of these looks cheaper than it is.",
      },
      {
        nl: "Programma's hebben eigen kosten (<id>_cost, <id>_upkeep), opgegeven met het programma; ze komen naast deze totalen en zitten in geen ervan. Een programma dat telt wat een andere module al doet, zoals renovaties, mag niet ook een prijs krijgen.",
        en: "Programmes have costs of their own (<id>_cost, <id>_upkeep), declared with the programme; they come beside these totals and are in none of them. A programme that counts what another module does already, such as renovations, must not be given a price as well.",
      },
      {
        nl: "Verzekering, belastingen op wagens, financiering, en het werk van het eigen stadspersoneel.",
        en: "Insurance, taxes on cars, financing, and the work of the city's own staff.",
      },
      {
        nl: "Comfort, gezondheid, en de schade die CO₂ aanricht.",
        en: "Comfort, health, and the damage that CO₂ does.",
      },
      {
        nl: "Prijzen antwoorden niet op wat het plan doet: geen tekort aan aannemers, geen goedkopere panelen omdat Kortrijk er veel koopt.",
        en: "Prices do not answer to what the plan does: no shortage of builders, no cheaper panels because Kortrijk buys many.",
      },
    ],
    notFor: [
      {
        nl: "De kost van één huis, bedrijf of wijk: prijzen zijn gemiddelden met een ruime marge.",
        en: "The cost of a single house, firm or district: prices are means with a wide range.",
      },
      {
        nl: "Een begroting van de stad: haar deel steunt op aannames over wie parkings en netten betaalt.",
        en: "A budget of the city: its part rests on assumptions about who pays for car parks and networks.",
      },
      {
        nl: "Uitspraken over de verdeling over huishoudens: alles is een gemiddelde, zonder inkomens en zonder sociaal tarief.",
        en: "Statements about the distribution over households: everything is a mean, with no incomes and no social tariff.",
      },
      {
        nl: "De hoogte van een totaal. Het verschil tussen twee plannen is beter onderbouwd dan elk van beide.",
        en: "The level of a total. The difference between two plans is better founded than either.",
      },
    ],
  },
  demography: {
    leavesOut: [
      {
        nl: "Nationaliteit, herkomst, onderwijs, inkomen en werk; huwelijk en scheiding; studenten die in de stad wonen zonder er ingeschreven te zijn.",
        en: "Nationality, origin, education, income and employment; marriage and divorce; students who live in the city without being registered.",
      },
      {
        nl: "Binnenlandse en internationale migratie zijn één stroom met één leeftijdspatroon; een golf jonge vluchtelingen en een golf gepensioneerden zien er gelijk uit.",
        en: "Internal and international migration are one flow with one age pattern; a wave of young refugees and a wave of retirees look the same.",
      },
      {
        nl: "Leeftijdspatronen veranderen niet: de vruchtbaarheid houdt haar verloop, alle leeftijden winnen even veel bij een lagere sterfte, en de kans om aan het hoofd van een huishouden te staan blijft per leeftijd die van 2011 maal één factor. Vergrijzing en groei veranderen de huishoudens, gewoonten niet.",
        en: "Age patterns do not change: fertility keeps its schedule, all ages gain from lower mortality in the same proportion, headship rates by age stay those of 2011 times one factor. Ageing and growth change the households, habits do not.",
      },
      {
        nl: "Wonen werkt alleen op migratie door aantrekking en verdringing, beide 0 tenzij de auteur van een plan ze zet: geen meting geeft ze een waarde.",
        en: "Housing acts on migration only through pull and push, both 0 unless a plan's author sets them: no measurement gives them a value.",
      },
      {
        nl: "Buurten, en mensen geteld volgens een ander begrip dan de wettelijke bevolking (het register van de stad ligt 0,3 % hoger).",
        en: "Neighbourhoods, and people counted by another concept than the legal population (the city's register runs 0.3 % higher).",
      },
    ],
    notFor: [
      {
        nl: "Vooruitzichten per leeftijdsjaar, of voor één school of woonzorgcentrum: neem groepen, en let op de marge.",
        en: "Forecasts by single year of age, or of a school or a care home: take groups, and mind the range.",
      },
      {
        nl: "Beoordelen of een plan mensen aantrekt: wie er komt wonen, is een aanname van een plan, geen resultaat.",
        en: "Judging whether a plan attracts people: arrivals are an assumption that a plan states, not a result.",
      },
      {
        nl: "Alles onder het niveau van de stad, en het vergelijken van enkele personen tussen jaren: de cijfers zijn verwachtingen, geen tellingen.",
        en: "Anything below the level of the city, and comparisons of a few persons between years: the figures are expectations, not counts.",
      },
    ],
  },
  electricity: {
    leavesOut: [
      {
        nl: "Uren, pieken, grenzen van het net, afregeling, batterijen als voorraad: het eigen verbruik van zonnestroom is één aandeel per jaar.",
        en: "Hours, peaks, grid limits, curtailment, batteries as stocks: self-consumption is one share per year.",
      },
      {
        nl: "Toestellen: geen zuiniger toestellen en geen groei per huishouden; de twee heffen elkaar op, zo is aangenomen.",
        en: "Appliances: no efficiency and no growth per household; the two are taken to cancel.",
      },
      {
        nl: "Grote verbruikers op het transmissienet: zij zitten niet in de meters van het distributienet.",
        en: "Large users on the transmission grid: not in the meters of the distribution grid.",
      },
      {
        nl: "Eigen verbruik van bedrijven achter windturbines; alle wind gaat het net op.",
        en: "Own use of firms behind wind turbines; all wind is injected.",
      },
    ],
    notFor: [
      {
        nl: "Het net, batterijen of laadpunten dimensioneren.",
        en: "Sizing the grid, batteries or charging points.",
      },
      {
        nl: "Elektriciteitsrekeningen: afname en injectie zijn totalen van de stad, niet van een aansluiting.",
        en: "Electricity bills: offtake and injection are totals of the city, not of a connection.",
      },
      {
        nl: "Beweren dat de stad zelfvoorzienend is: een jaaraandeel van 100 % is geen stad die op eigen stroom draait.",
        en: "Claims of autonomy: a yearly share of 100 % is not a city that runs on its own power.",
      },
    ],
  },
  emissions: {
    leavesOut: [
      {
        nl: "Andere broeikasgassen (methaan en lachgas van de landbouw), koelmiddelen, afval, industrie onder emissiehandel, luchtvaart, scheepvaart, ingevoerde goederen.",
        en: "Other greenhouse gases (methane and nitrous oxide of farming), refrigerants, waste, industry under emissions trading, aviation, shipping, imported goods.",
      },
      {
        nl: 'Opname en compensatie. "Klimaatneutraal" is gelezen als wat er nog te compenseren blijft.',
        en: 'Sinks, offsets and compensation. "Climate-neutral" is read as what remains to be compensated.',
      },
      {
        nl: "Krediet voor een overschot aan hernieuwbare elektriciteit: de lokale factor stopt bij 0.",
        en: "Credit for a surplus of renewable electricity: the local factor stops at 0.",
      },
      {
        nl: "Of de eigen inventaris van de stad de snelwegen E17 en E403 meetelt (104 of 168 kt voor transport).",
        en: "Whether the city's own inventory counts the motorways E17 and E403 (104 or 168 kt for transport).",
      },
    ],
    notFor: [
      {
        nl: "Rapporteren aan het Burgemeestersconvenant: de basis is afgeleid, geen inventaris. Een regio die een inventaris heeft, zet die in inventory.csv.",
        en: "Reporting to the Covenant of Mayors: the base is derived, not inventoried. A region that has an inventory should put it in inventory.csv.",
      },
      { nl: "Veranderingen per sector sinds 2005.", en: "Sector changes since 2005." },
      {
        nl: "Het effect van één maatregel op de nationale uitstoot: de nationale factor antwoordt niet op wat de stad doet.",
        en: "The effect of one measure on national emissions: the national factor does not answer to what the city does.",
      },
    ],
  },
  heat: {
    leavesOut: [
      {
        nl: "Woningen hebben in de woningvoorraad geen wijk: de aangesloten woningen hebben de labels van de hele stad, en sloop is gelijk verspreid.",
        en: "Dwellings have no district in the housing stock: connected ones have the city's mix of labels, and demolition is spread evenly.",
      },
      {
        nl: "Flats achter een gemeenschappelijke ketel tellen als één ander gebouw, zoals in de gasstatistiek.",
        en: "Flats behind a collective boiler count as one other building, as in the gas statistics.",
      },
      {
        nl: "Alle gas van een wijk dat niet van huishoudens is, geldt als tertiair; een deel ervan is industrie.",
        en: "All non-household gas of a district is taken to be tertiary; some of it is industry.",
      },
      {
        nl: "Nieuwe wijken met een eigen net (Kaai City op rivierwater) en nieuwe woningen op een net.",
        en: "New districts with a network of their own (Kaai City on river water) and new dwellings on a network.",
      },
      {
        nl: "Uren en temperaturen: pieken, opslag, aanvoertemperatuur. Verliezen dalen niet als een net voller raakt, en de hoofdleiding naar een bron heeft geen lengte.",
        en: "Hours and temperatures: peaks, storage, supply temperature. Losses do not fall as a network fills up, and the main to a source has no length.",
      },
      {
        nl: "Het gasnet dat achterblijft, en wat aansluiten kost.",
        en: "The gas network that stays behind, and what connecting costs.",
      },
    ],
    notFor: [
      {
        nl: "Een net ontwerpen of financieren, of een bron voor een wijk kiezen: de jaarbalans van een wijk zegt niets over een straat.",
        en: "Designing or financing a network, or choosing a source for a district: a yearly balance of a district says nothing about a street.",
      },
      {
        nl: "Zeggen welke wijk eerst komt: de volgorde is wat het plan zegt.",
        en: "Saying which district comes first: the order is whatever the plan says.",
      },
      {
        nl: "De brandstof van het huidige net van Kortrijk Weide: de meters ervan waren niet beschikbaar.",
        en: "The fuel of today's Kortrijk Weide network: its meters were not available.",
      },
    ],
  },
  housing: {
    leavesOut: [
      {
        nl: "Woningen naar bouwjaar, buurt of inkomen. Geen label per type of per eigendom: die verdelingen staan bij de start los van elkaar.",
        en: "Dwellings by age of building, by neighbourhood, by income. No label by type or by tenure: the margins are independent at the start.",
      },
      {
        nl: "Ombouw van andere gebouwen tot woningen en omgekeerd; splitsen en samenvoegen van woningen (beide zitten in het aantal nieuwe woningen).",
        en: "Conversion of other buildings into dwellings and back; splitting and merging of dwellings (both are inside the number of completions).",
      },
      {
        nl: "De minimale norm voor verhuur (besluit van december 2023: label D of E vanaf 2030, C of D vanaf 2035, naar type woning): sancties en uitzonderingen liggen niet vast, en labels per type zijn niet gekend. Ongewijzigd beleid renoveert dus minder dan die norm zou doen.",
        en: "The minimum occupancy norm (decision of December 2023: label D or E from 2030, C or D from 2035, by type of dwelling): sanctions and exemptions are not settled, and labels by type are not known. Unchanged policy therefore renovates less than that norm would.",
      },
      {
        nl: "Leegstand naar oorzaak; een markt: huren, prijzen en inkomens verschuiven niets.",
        en: "Vacancy by cause; a market: rents, prices and incomes move nothing.",
      },
      {
        nl: "Gedeeltelijk verwarmen, comfort dat na renovatie toeneemt meer dan E^b al zegt, koeling, toestellen en verlichting (die staan bij elektriciteit).",
        en: "Partial heating, comfort taken back after renovation beyond what E^b implies, cooling, appliances and lighting (these are in the electricity module).",
      },
      {
        nl: "Zonneboilers, hybride warmtepompen, een tweede verwarming. Een woning heeft één hoofdverwarming, die ook het warm water maakt.",
        en: "Solar boilers, hybrid heat pumps, a second heating system. A dwelling has one main system, which also makes its hot water.",
      },
      {
        nl: "Een verschillende levensduur per systeem: één gemiddelde geldt voor alle.",
        en: "Different lives by system: one mean life serves all.",
      },
      {
        nl: "Labels die slechter worden, en certificaten die van de woning afwijken.",
        en: "Labels that get worse, and certificates that differ from the dwelling.",
      },
      {
        nl: "Gas van gemeenschappelijke ketels staat in de eindenergie van woningen en niet in het gemeten gas van huishoudens.",
        en: "Gas of collective boilers stands in final energy of dwellings and not in the metered household gas.",
      },
    ],
    notFor: [
      {
        nl: "Eén woning, straat of gebouw: aandelen van een voorraad zeggen niets over één huis.",
        en: "A single dwelling, street or building: shares of a stock say nothing about one home.",
      },
      {
        nl: "Besparingen die aan eigenaars beloofd worden: c x E^b is een gemiddelde over veel huishoudens.",
        en: "Savings promised to owners: c x E^b is a mean over many households.",
      },
      {
        nl: "De wettelijke toestand van een eigenaar: de plicht na verkoop is hier een stroom, geen advies; latere wijzigingen van de wet zijn niet nagegaan.",
        en: "The legal position of an owner: the obligation after sale is a flow here, not advice; later changes of the law were not verified.",
      },
      {
        nl: "Leegstand tellen: woningen met een ander gebruik zijn een rest, geen register.",
        en: "Counting the vacant: dwellings used otherwise are a remainder, not a register.",
      },
    ],
  },
  industry: {
    leavesOut: [
      {
        nl: "Takken en processen: één intensiteit voor textiel, voeding en metaal.",
        en: "Branches and processes: one intensity for textile, food and metal.",
      },
      {
        nl: "Grote installaties onder emissiehandel: 111 GWh gas in één statistische sector geldt als zo'n installatie.",
        en: "Large installations under emissions trading: 111 GWh of gas in one statistical sector is taken to be such a plant.",
      },
      {
        nl: "Waterstof, zonnewarmte, koolstofafvang, restwarmte die binnen een bedrijf gebruikt wordt.",
        en: "Hydrogen, solar heat, carbon capture, waste heat used within a firm.",
      },
      {
        nl: "Bedrijven die komen of gaan: de activiteit is een vloeiend pad.",
        en: "Firms that come or go: activity is a smooth path.",
      },
    ],
    notFor: [
      { nl: "Eén bedrijf of één tak.", en: "A firm or a branch." },
      {
        nl: "De hele industriële uitstoot van het grondgebied: emissiehandel valt buiten een inventaris van het Burgemeestersconvenant.",
        en: "Total industrial emissions of the territory: emissions trading is outside an inventory of the Covenant of Mayors.",
      },
    ],
  },
  mobility: {
    leavesOut: [
      {
        nl: "Mensen: ritten, vervoerwijzen en verplaatsingen hebben hier geen aantallen; een modal shift is een aandeel van de autokilometers, geen model van het waarom.",
        en: "People: trips, modes and journeys have no numbers here; a modal shift is a share of car kilometres, not a model of why.",
      },
      {
        nl: "Vrachtwagens op waterstof, synthetische brandstoffen, brommers, tractoren, spoor, binnenvaart en luchtvaart.",
        en: "Lorries on hydrogen, synthetic fuels, mopeds, tractors, rail, inland shipping and aviation.",
      },
      {
        nl: "Wagens van anderen: wie passeert, heeft de aandrijving en leeftijd van de wagens van inwoners, hoewel bedrijfswagens van elders vroeger elektrisch zijn.",
        en: "Cars of others: those that pass through have the drives and ages of the residents' cars, though company cars from elsewhere are electric earlier.",
      },
      {
        nl: "Laadgedrag: wanneer en waar wagens laden, en of ontbrekende laadpunten mensen van een batterijwagen afhouden.",
        en: "Charging behaviour: when and where cars charge, and whether missing charging points keep people from buying a battery car.",
      },
      {
        nl: "Jonge wagens die vroeg uitgevoerd worden: het vertrek volgt één overlevingskromme, zodat de verkoop wat te laag is en de aandrijvingen wat te laat veranderen.",
        en: "Young cars that are exported early: leaving follows one survival curve, so new sales are a little low and the drives change a little late.",
      },
      {
        nl: "Terugslag: goedkopere elektrische kilometers, lege wegen die weer vollopen, en het antwoord op brandstofprijzen.",
        en: "Rebound: cheaper electric kilometres, empty roads that fill again, and the answer to fuel prices.",
      },
      {
        nl: "Deelwagens worden niet als wagens gevolgd: hun aandrijving, leeftijd en kilometers zijn die van het hele park.",
        en: "Shared cars are not followed as cars: their drive, age and kilometres are those of the fleet.",
      },
    ],
    notFor: [
      {
        nl: "Het verkeer in een straat, of luchtkwaliteit: kilometers zijn die van het hele grondgebied.",
        en: "The traffic of a street, or air quality: kilometres are those of the whole territory.",
      },
      {
        nl: "Het aantal wagens waarmee inwoners rijden, of parkeren: bedrijfswagens van leasingfirma's zijn meegeteld.",
        en: "The number of cars that residents drive, or parking: company cars of leasing firms are counted in.",
      },
      {
        nl: "Laadpunten per buurt plannen, of het net erachter.",
        en: "Planning charging points by neighbourhood, or the grid behind them.",
      },
      {
        nl: "Een autobeleid van één jaar: de verkoop per jaar is een vloeiend pad, en tweedehandswagens zijn een aanname.",
        en: "A car policy of one year: sales by year are a smooth path, and second-hand cars are an assumption.",
      },
    ],
  },
  municipal: {
    leavesOut: [
      {
        nl: "Afzonderlijke gebouwen: een zwembad gebruikt zoveel als veel kantoren, en weegt hier naar zijn vloer.",
        en: "Single buildings: a swimming pool takes as much as many offices, and weighs here as its floor.",
      },
      {
        nl: "Voertuigen van de stad, en gebouwen van het OCMW, scholen en kerken waarvan een ander de rekening betaalt.",
        en: "Vehicles of the city, and buildings of the social welfare house, schools and churches where another pays the bill.",
      },
      {
        nl: "Het jaar 2015 of 2019, waartegen de stad de uitstoot van haar gebouwen meet: geen inventaris van die jaren was beschikbaar.",
        en: "The year 2015 or 2019, against which the city measures the emissions of its buildings: no inventory of those years was available.",
      },
      {
        nl: "Een geleidelijk einde van de renovatie, zoals bij tertiair: met het tempo van de referentie raakt de vloer die nooit gerenoveerd werd op in 2042, en valt municipal.renovated in dat jaar terug tot twee vijfden (de grens municipal.eligible).",
        en: "A gradual end of renovation, as in tertiary: at the rates of the reference the floor that was never renovated runs out in 2042, and municipal.renovated falls in that year to two fifths (the limit municipal.eligible).",
      },
      {
        nl: "Wat tertiair weglaat: koeling, betere ketels, werken die op elkaar wachten.",
        en: "What tertiary leaves out: cooling, better boilers, works that wait for each other.",
      },
    ],
    notFor: [
      {
        nl: "De energie van de stadsgebouwen als officieel cijfer: het niveau is een aanname, het verloop is waar de module voor dient.",
        en: "The energy of the city's buildings as a figure of record: its level is an assumption, its course is what the module is for.",
      },
      {
        nl: "Kiezen welk gebouw eerst komt, of wat het kost.",
        en: "Choosing which building comes first, or what it costs.",
      },
    ],
  },
  programmes: {
    leavesOut: [
      {
        nl: "Wat er wordt van wat geleverd is: bomen die sterven, hagen die gerooid worden, verharding die elders komt.",
        en: "What becomes of what was delivered: trees that die, hedges that are cleared, paving laid elsewhere.",
      },
      {
        nl: "Of een plan geleverd kan worden: er is geen grens aan geld, grond of mensen.",
        en: "Whether a plan can be delivered: there is no limit of money, ground or people.",
      },
      {
        nl: "Wat een programma doet: schaduw, water, comfort.",
        en: "What a programme does: shade, water, comfort.",
      },
    ],
    notFor: [
      {
        nl: 'Beleid beoordelen op "gehaald": een programma haalt zijn doel als het plan genoeg plant. Het gaat na of het plan klopt met zichzelf, niet of het kans maakt.',
        en: 'Judging a policy by "met": a programme meets its goal when the plan plans enough. It checks the plan\'s arithmetic, not its chance.',
      },
      {
        nl: "Programma's optellen: één woning kan in meer dan één zitten.",
        en: "Adding programmes up: one dwelling may be in several.",
      },
    ],
  },
  renewables: {
    leavesOut: [
      {
        nl: "Weerjaren, en de opbrengst die verloren gaat als het net of een lage prijs panelen stillegt.",
        en: "Weather years, and the loss of yield when the grid or a low price makes panels stop.",
      },
      {
        nl: "Netaansluiting, hoogtes bij luchthavens, en het verschil tussen een vergunning voor nieuwe en voor vervangen turbines.",
        en: "Grid connection, heights near airfields, and the difference between a permit for new and for replaced turbines.",
      },
      {
        nl: "Omvormers, batterijen, panelen op gevels en velden, panelen op nieuwe woningen als een eigen groep.",
        en: "Inverters, batteries, panels on façades and fields, panels on new dwellings as a segment of their own.",
      },
      {
        nl: "Betere panelen op hetzelfde dak: plaats wordt geteld in kWp van vandaag.",
        en: "Better panels on the same roof: room is counted in kWp of today.",
      },
      {
        nl: "Wie betaalt, en prijzen die de groei drijven: een logistische kromme heeft geen prijs.",
        en: "Who pays, and prices that drive the uptake: a logistic curve has no price.",
      },
    ],
    notFor: [
      {
        nl: "Plaatsen voor turbines kiezen, of de kans op één vergunning.",
        en: "Choosing sites for turbines, or the chance of one permit.",
      },
      {
        nl: "Een voorspelling van panelen per jaar: het tempo van afzonderlijke jaren in Vlaanderen ging van 326 tot meer dan 1000 MW.",
        en: "A yearly forecast of panels: the pace of single years in Flanders went from 326 to over 1000 MW.",
      },
      {
        nl: "Bewijzen dat 35 % van de daken panelen draagt: het aandeel is er een van mogelijk vermogen, en dat is onzeker met een factor vier.",
        en: "Proof that 35 % of the roofs carry panels: the share is one of potential capacity, and the potential is uncertain by a factor of four.",
      },
    ],
  },
  services: {
    leavesOut: [
      {
        nl: "Trends in het gebruik: mensen blijven langer thuis wonen (5,2 % van de 65-plussers woonde in 2008 in een woonzorgcentrum, 5,3 % in 2018).",
        en: "Trends in use: people go on living at home longer (5.2 % of those of 65 and over lived in care homes in 2008, 5.3 % in 2018).",
      },
      {
        nl: "Het effect van plaatsen op het gebruik: een plaats die er niet is, houdt hier niemand weg.",
        en: "The effect of places on use: a place that is not there keeps nobody out here.",
      },
      {
        nl: "Gebruikers van elders en inwoners die naar elders gaan: scholen en woonzorgcentra van Kortrijk dienen de regio.",
        en: "Users from elsewhere and inhabitants who go elsewhere: schools and care homes of Kortrijk serve the region.",
      },
      {
        nl: "Hoger onderwijs, gezondheidszorg, winkels, sport.",
        en: "Higher education, health care, shops, sports.",
      },
    ],
    notFor: [
      {
        nl: "De grootte of de plaats van één gebouw: alleen de hele stad wordt berekend.",
        en: "The size or the place of one building: only the whole city is computed.",
      },
      {
        nl: "Wachtlijsten: die vragen plaatsen, doorstroming en voorrang.",
        en: "Waiting lists: those need places, turnover and priorities.",
      },
    ],
  },
  tertiary: {
    leavesOut: [
      {
        nl: "Soorten gebouwen: een ziekenhuis en een winkel zijn dezelfde m2. Vloer die een ander gebruik krijgt, bijvoorbeeld als woning.",
        en: "Kinds of buildings: a hospital and a shop are the same m2. Floor that changes its use, to dwellings for instance.",
      },
      {
        nl: "Koeling: die zit in de elektriciteit per m2 en groeit niet met de zomers.",
        en: "Cooling: it is inside the electricity per m2 and does not grow with summers.",
      },
      {
        nl: "Temperaturen en warmtepompen die het beter doen in gerenoveerde gebouwen: één rendement voor alle.",
        en: "Temperatures and heat pumps that do better in renovated buildings: one performance for all.",
      },
      {
        nl: "Ketels die beter worden als ze vervangen worden: één rendement, ervoor en erna.",
        en: "Boilers that improve when they are replaced: one efficiency, before and after.",
      },
      {
        nl: "Een geleidelijk einde van de renovatie. Met het tempo van de referentie raakt de vloer die nooit gerenoveerd werd op in 2045; vanaf dan vindt alleen het diepe deel van de werken nog vloer, die vroeger gedeeltelijk gerenoveerd werd. tertiary.renovated valt in dat jaar terug tot een vijfde, en de grens tertiary.eligible zegt dat. Echte eigenaars zouden het spreiden, en een tweede keer renoveren.",
        en: "A gradual end of renovation. At the rates of the reference the floor that was never renovated runs out in 2045; from then on only the deep part of the works finds floor, renovated partly before. tertiary.renovated falls in that year to a fifth, and the limit tertiary.eligible says so. Real owners would spread it, and renovate a second time.",
      },
      {
        nl: "Welk gebouw wanneer gerenoveerd wordt: renovatie en vervanging van verwarming wachten niet op elkaar.",
        en: "Which building is renovated when: renovation and replacement of heating do not wait for each other.",
      },
    ],
    notFor: [
      {
        nl: "Een gebouw, een straat of een soort dienst.",
        en: "A building, a street or a kind of service.",
      },
      {
        nl: "De vloeroppervlakte van Kortrijk als officieel cijfer: het is die van België, geschaald.",
        en: "The floor area of Kortrijk as a figure of record: it is Belgium's, scaled.",
      },
      {
        nl: "Eén jaar voorspellen: weer en prijzen van afzonderlijke jaren zijn uitgemiddeld.",
        en: "Forecasting a single year: weather and prices of single years are averaged out.",
      },
    ],
  },
};
