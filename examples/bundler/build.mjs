// One script beside the page; both open from a folder, without a server.
import { build } from "esbuild";

await build({
  entryPoints: ["main.js"],
  outfile: "page.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  logLevel: "warning",
});
