/** What Dutch speakers write for the English words of a plan, for "did you mean". */

/** Each English word behind the Dutch ones that are meant for it. */
const MEANT = `
title titel naam
language taal
region regio stad_of_regio
extends uitbreiden breidt_uit bouwt_voort_op
include pakketten maatregelen opnemen inclusief neem_op
levers hefbomen hefboom maatregel
targets doelen doel doelstellingen
indicators indicatoren kerncijfers eigen_indicatoren
indicator kerncijfer uitkomst
checks controles controle verwachtingen
programmes programma programmas programma's
theme thema
level niveau
explanation uitleg toelichting
source bron bronnen
note nota opmerking toelichting noot
value waarde
change verandering wijziging vorig_verschil verschil
formula formule
shape vorm
unit eenheid
year jaar jaartal
years jaren
from van vanaf
to tot tot_en_met t.e.m.
expect verwacht verwachting voorwaarde
at_least minstens minimaal minimum ten_minste tenminste
at_most hoogstens maximaal maximum ten_hoogste
equals gelijk gelijk_aan
decrease daling afname
annual_change jaarlijkse_verandering
vs tegenover basisjaar ten_opzichte_van
base basis
grade graad
section paragraaf hoofdstuk
meaning betekenis
actor wie beslisser
since sinds vanaf
cost kosten kost prijs
upkeep onderhoud
low laag
high hoog
present aanwezig vandaag huidig
delivered geleverd
counts telt
people mensen bevolking
housing wonen woningen
heat warmte
renewables hernieuwbaar
electricity elektriciteit
mobility mobiliteit
economy economie
climate klimaat
services diensten zorg
space ruimte
city stad gemeente
citizen burger burgers inwoner inwoners bewoner bewoners
company bedrijf bedrijven
flanders vlaanderen
federal federaal
market markt
measured gemeten
official-projection vooruitzicht vooruitzichten
literature literatuur
derived afgeleid
assumption aanname veronderstelling
unknown onbekend
placeholder voorlopig
start begin
end einde eind
nl nederlands
en engels
sum som totaal
previous vorige vorig
round afgerond afronden
sqrt wortel
cumulative cumulatief
within binnen
max grootste hoogste
min kleinste laagste
at in_jaar
inherited geërfd geerfd overgeërfd
reference referentie
`;

const ENGLISH = new Map<string, string[]>();
for (const line of MEANT.trim().split("\n")) {
  const [english, ...dutch] = line.split(" ");
  for (const word of dutch) ENGLISH.set(word, [...(ENGLISH.get(word) ?? []), english!]);
}

/** The English words that a Dutch one may stand for in a plan; none when it is no such word. */
export const englishFor = (dutch: string): readonly string[] =>
  ENGLISH.get(dutch.trim().toLowerCase().replaceAll(" ", "_")) ?? [];
