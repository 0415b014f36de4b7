/** Files of a gzipped tar, by path. */
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import zlib from "node:zlib";
import tar from "tar-stream";

/** Read by other code than that which writes packages, on purpose: both must agree. */
export async function filesOfTarball(bytes, wanted = () => true) {
  const files = new Map();
  const extract = tar.extract();
  extract.on("entry", (header, stream, next) => {
    const parts = [];
    const isTaken = wanted(header.name);
    stream.on("data", (part) => {
      if (isTaken) parts.push(part);
    });
    stream.on("end", () => {
      if (isTaken) {
        const { mode, mtime, type } = header;
        files.set(header.name, { bytes: Buffer.concat(parts), mode, time: mtime, type });
      }
      next();
    });
  });
  await pipeline(Readable.from([zlib.gunzipSync(bytes)]), extract);
  return files;
}

/** The files of a package of npm, whose folder in its tarball is left out. */
export async function filesOfPackage(bytes, names) {
  const found = await filesOfTarball(bytes, (name) => names.test(name.replace(/^[^/]+\//, "")));
  return new Map([...found].map(([name, file]) => [name.replace(/^[^/]+\//, ""), file.bytes]));
}
