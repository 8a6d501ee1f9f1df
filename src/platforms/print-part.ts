import { compileTemplates, type View } from "./engine.ts";
import type { Templates } from "./platform.ts";

/** Prints the view of one list with one of a platform's partials, as if that were a file of its own. */
export function printPart(view: View, partial: string, templates: Templates): string {
  const text = templates.get(partial);
  if (text === undefined) throw new Error(`no template ${partial}`);
  return compileTemplates(new Map([["main", text]]))(view);
}
