/**
 * The folders of `src` that each folder may import. The linter enforces it, and a test compares it with the table of
 * docs/architecture.md and the actual imports. `cli` may import everything, `build` nothing.
 */
export const LAYERS = {
  net: [],
  diagnostics: [],
  document: ["diagnostics"],
  system: ["diagnostics"],
  wire: ["net"],
  git: ["diagnostics", "system"],
  forges: ["diagnostics"],
  policy: ["net", "diagnostics", "document"],
  model: ["net", "diagnostics", "policy"],
  declaration: ["net", "diagnostics", "document", "policy", "model"],
  irr: ["net", "diagnostics", "system"],
  snapshot: ["net", "diagnostics", "system"],
  sources: ["net", "diagnostics", "system", "wire", "declaration", "snapshot"],
  history: ["net", "diagnostics", "git", "snapshot"],
  routes: ["net", "diagnostics", "document", "policy"],
  dumps: ["net", "diagnostics", "wire", "policy", "routes"],
  compile: ["net", "diagnostics", "policy", "model", "declaration"],
  platforms: ["net", "diagnostics", "policy", "model"],
  verify: ["net", "diagnostics", "policy", "model", "platforms"],
  assertions: [
    ...["net", "diagnostics", "document", "policy", "model"],
    ...["declaration", "compile", "verify"],
  ],
  incremental: [
    ...["net", "diagnostics", "document", "system", "policy", "model"],
    ...["snapshot", "compile", "platforms", "verify"],
  ],
  traffic: [
    ...["net", "diagnostics", "document", "policy", "model"],
    ...["declaration", "compile", "verify"],
  ],
  report: ["net", "diagnostics", "policy", "model"],
  diff: [
    ...["net", "diagnostics", "document", "policy", "model"],
    ...["declaration", "snapshot", "compile", "verify"],
  ],
  plan: ["diagnostics", "document", "model", "platforms", "diff"],
  audit: [
    ...["net", "diagnostics", "document", "policy", "model"],
    ...["declaration", "compile", "sources", "report", "platforms", "traffic"],
  ],
  impact: [
    ...["net", "diagnostics", "document", "policy", "model", "routes"],
    ...["sources", "platforms", "verify", "diff"],
  ],
  runbook: [
    ...["net", "diagnostics", "document", "model", "platforms"],
    ...["diff", "plan", "audit"],
  ],
  candidates: ["net", "diagnostics", "declaration", "sources", "report", "audit"],
  changes: [
    ...["net", "diagnostics", "document", "policy", "model"],
    ...["declaration", "snapshot", "compile", "assertions", "diff"],
  ],
  publish: [
    ...["net", "diagnostics", "system", "model", "declaration"],
    ...["compile", "platforms", "verify", "report"],
  ],
};
