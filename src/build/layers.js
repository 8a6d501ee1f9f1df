/**
 * Which folders of `src` each folder imports, and no others: the linter holds the imports to it, and a test the table of
 * docs/architecture.md and what is really imported. `cli` imports everything, `build` nothing.
 */
export const LAYERS = {
  net: [],
  incremental: [],
  diagnostics: [],
  document: ["diagnostics"],
  system: ["diagnostics"],
  git: ["diagnostics", "system"],
  policy: ["net", "diagnostics", "document"],
  model: ["net", "diagnostics", "policy"],
  declaration: ["incremental", "net", "diagnostics", "document", "policy", "model"],
  irr: ["net", "diagnostics", "system"],
  snapshot: ["incremental", "net", "diagnostics", "system"],
  compile: ["incremental", "net", "diagnostics", "policy", "model", "declaration"],
  platforms: ["incremental", "net", "diagnostics", "policy", "model"],
  verify: ["net", "diagnostics", "policy", "model", "platforms"],
  assertions: [
    ...["net", "diagnostics", "document", "policy", "model"],
    ...["declaration", "compile", "verify"],
  ],
  report: ["net", "diagnostics", "policy", "model"],
  diff: ["net", "diagnostics", "policy", "model", "verify"],
};
