import { catalog, type Code } from "../../diagnostics/index.ts";
import { code, page, table } from "./markdown.ts";

/** The reference of all diagnostics. */
export function diagnosticsPage(): string {
  const rows = (Object.keys(catalog) as Code[])
    .sort()
    .map((name) => [code(name), catalog[name].severity, catalog[name].about]);
  return page("Diagnostics", "src/diagnostics/catalog", [
    "An error ends the run and leaves all files unchanged; a warning does not. Codes do not change between releases.",
    table(["code", "severity", "meaning"], rows),
  ]);
}
