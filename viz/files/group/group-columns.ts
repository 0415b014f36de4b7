/** What the tables that only a run over several municipalities has hold, in both languages. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { ResultTable } from "../result-columns.ts";

const text = (en: string, nl: string): Text => ({ nl, en });

export const GROUP_TABLES: readonly ResultTable[] = [
  {
    name: "municipalities.csv",
    of: "group",
    about: text(
      "Every municipality held against the group: what can be compared by person or dwelling, and all amounts.",
      "Elke gemeente naast de groep: wat per inwoner of woning te vergelijken is, en alle hoeveelheden.",
    ),
    columns: {
      municipality: text("id of the municipality", "id van de gemeente"),
      per: text(
        "what the figure is divided by: `inhabitant`, `dwelling`, `household`; empty for an amount or a share",
        "waardoor het cijfer gedeeld is: `inhabitant` (inwoner), `dwelling` (woning), `household` (huishouden); leeg bij een hoeveelheid of aandeel",
      ),
      group_value: text(
        "the same of the group: from its totals, no average",
        "hetzelfde van de groep: uit haar totalen, geen gemiddelde",
      ),
      difference: text("municipality less group", "gemeente min groep"),
      rank_from: text(
        "highest place that it may have, 1 for the largest figure; empty where none can be told",
        "hoogste plaats die ze kan hebben, 1 voor het grootste cijfer; leeg waar er geen te geven is",
      ),
      rank_to: text("lowest place that it may have", "laagste plaats die ze kan hebben"),
      basis: text(
        "on what the place rests, or why there is none",
        "waarop de plaats steunt, of waarom er geen is",
      ),
    },
  },
  {
    name: "moves.csv",
    of: "group",
    about: text(
      "Who went from where to where in a year; pairs between which nobody goes are left out.",
      "Wie in een jaar vanwaar naar waar ging; tussen wie niemand gaat, staat er niet in.",
    ),
    columns: {
      from: text(
        "id of the municipality that is left; `outside`: none of the group",
        "id van de gemeente van vertrek; `outside`: geen van de groep",
      ),
      to: text("the same of where they arrive", "hetzelfde van waar ze aankomen"),
      persons: text("persons in that year", "personen in dat jaar"),
    },
  },
];
