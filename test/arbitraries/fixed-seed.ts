/**
 * Properties are tried with a fixed seed, so that a change is judged by itself and not by luck.
 * `FAST_CHECK_SEED=random npm test` looks elsewhere; a failure prints the seed it was found with.
 */
import fc from "fast-check";

const given = process.env["FAST_CHECK_SEED"] ?? "2040";
if (given !== "random") fc.configureGlobal({ seed: Number(given) });
