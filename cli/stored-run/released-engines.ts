/**
 * The engines of releases, by fingerprint, so that a stored run can be told of by the version that made
 * it. Written by `npm run release:store` from the runs in test/stored-runs.
 */
export const RELEASED_ENGINES: Readonly<Record<string, string>> = {
  "2ac66dfa87dc545cafd1f34837184f3dd609673b240c671f1ad7cc684e4bc35e": "0.1.0",
  "78edee2e584178f2039fc044adbe165ee44b854eece16fdfe6e4a301674a0a3e": "0.2.0",
};
