/** What reads and writes Parquet, as a bundle of its own that only parts of an ensemble load. */
export { figuresOfPart } from "./part-figures.ts";
export { readPart } from "./read-part.ts";
export { batchSize, writePart } from "./write-part.ts";
