/** Which package, and which engine in it. */
declare const __VERSION__: string;
declare const __ENGINE_FINGERPRINT__: string;

/** Version of the package. */
export const version: string = __VERSION__;

/**
 * SHA-256 over the sources of the engine: with the same engine the same plan gives the same numbers.
 * `run.json` of the command names it too.
 */
export const engine: string = __ENGINE_FINGERPRINT__;
