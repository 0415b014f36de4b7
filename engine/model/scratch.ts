/**
 * Room for the work of one year, rewritten before it is read.
 *
 * A view on a buffer of its own, because V8 keeps an array of up to eight numbers inside the heap,
 * where its address changes: code that uses it looks the address up at every access.
 */
export const scratch = (length: number): Float64Array =>
  new Float64Array(new ArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
