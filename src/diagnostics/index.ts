/**
 * The diagnostic type, the catalogue of all diagnostics, and their printers. Imports no other folder of the project.
 */
export * from "./diagnostic.ts";
export type { Source, Span } from "./source.ts";
export { catalog, type Catalog } from "./catalog/index.ts";
export { didYouMean } from "./did-you-mean.ts";
export { distinct } from "./distinct.ts";
export { errorPlaces, type ErrorPlaces } from "./error-places.ts";
export { formatCodeQuality } from "./format-code-quality.ts";
export { formatGithub } from "./format-github.ts";
export {
  formatJunitXml,
  type JunitCase,
  type JunitProblem,
  type JunitSuite,
} from "./format-junit.ts";
export { formatSarif } from "./format-sarif.ts";
export { formatText, type TextOptions } from "./format-text.ts";
export { createLocate, type Locate, type Location, type Position } from "./locate.ts";
export { makeVisible } from "./make-visible.ts";
export { maskRanges, type TextRange } from "./mask-ranges.ts";
export { MaskedFile, type RawFile, type SecretsIn, type MaskedText } from "./masked-file.ts";
export { paintWith, type Paint, type Style } from "./paint.ts";
export { printJson } from "./print-json.ts";
export { sortDiagnostics } from "./sort-diagnostics.ts";
export { textColumns } from "./text-columns.ts";
export { workflowCommand } from "./workflow-command.ts";
export { toRows, type DiagnosticRow } from "./to-rows.ts";
