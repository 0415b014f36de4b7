/** Places of the members of the dimension `carrier`, in its order; a test holds them to it. */
export const NATURAL_GAS = 0;
export const HEATING_OIL = 1;
export const LPG = 2;
export const COAL = 3;
export const BIOMASS = 4;
export const DIESEL = 5;
export const PETROL = 6;
export const BIOFUEL = 7;
export const ELECTRICITY = 8;
export const NETWORK_HEAT = 9;
