// Stands for the YAML library in the command: a bundle of its own, loaded when a document is not
// plain enough for the quick reader.
"use strict";
let library;
const load = () => (library ??= require("./yaml.cjs"));
exports.parseDocument = (...args) => load().parseDocument(...args);
for (const test of ["isAlias", "isMap", "isScalar", "isSeq"]) {
  exports[test] = (node) => load()[test](node);
}
