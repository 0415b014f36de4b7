/** A text made small enough for a link: deflated, in the letters that a link may hold. */

/** What a plan may be at most: what the command reads, too. */
const LARGEST = 1024 * 1024;

/** Deflated (RFC 1951), in base64 for addresses (RFC 4648, section 5) without padding. */
export async function packedText(text: string): Promise<string> {
  const packed = await throughStream(
    new TextEncoder().encode(text),
    new CompressionStream("deflate-raw"),
    Infinity,
  );
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text again; null where it is none of ours, damaged, or larger than a plan may be. */
export async function unpackedText(packed: string): Promise<string | null> {
  if (!/^[A-Za-z0-9_-]+$/.test(packed)) return null;
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const text = await throughStream(bytes, new DecompressionStream("deflate-raw"), LARGEST);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    // Whatever is wrong with it, it is no text of this page.
    return null;
  }
}

/** @throws where more comes out than may, and what the stream throws of what it cannot read */
async function throughStream(
  bytes: Uint8Array,
  stream: { readonly readable: unknown; readonly writable: unknown },
  most: number,
): Promise<Uint8Array> {
  const { readable, writable } = stream as {
    readable: ReadableStream<Uint8Array>;
    writable: WritableStream<Uint8Array>;
  };
  const writer = writable.getWriter();
  // What goes wrong with what was written shows where it is read.
  const written = Promise.allSettled([writer.write(bytes), writer.close()]);
  const reader = readable.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError("the text is too large");
    }
    parts.push(value);
  }
  await written;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
