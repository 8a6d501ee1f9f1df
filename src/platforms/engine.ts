import Handlebars from "handlebars";

import type { RouterPlan } from "../model/index.ts";
import { precompiledTemplates } from "./precompiled-templates.ts";
import type { Printer, Templates } from "./platform.ts";

/** What a template may be given: plain data, where nothing is undefined. */
export type View = object;

/** Prints one view through a platform's `main` template. */
export type Print = (view: View) => string;

/** How templates are compiled: nothing is escaped, and no name may be missing. */
const OPTIONS = { noEscape: true, strict: true, preventIndent: true } as const;

/** What prints the template that is a file. */
export const MAIN_TEMPLATE = "{{> main}}";

/**
 * Compiles a platform's templates: `main` is the file, the others are its partials. Nothing is escaped (quoting is
 * the platform's own), and a name that the view lacks is a bug that throws, also in `#each`, `#if`, `#unless`
 * and `#with`, where Handlebars itself would print nothing: a filter with a misspelt key would be empty.
 *
 * `keeps`: what a partial prints of a view is kept for as long as the view is, which so must not change.
 */
export function compileTemplates(templates: Templates, keeps = false): Print {
  const handlebars = Handlebars.create();
  for (const name of ["if", "unless", "each", "with"]) guardBlock(handlebars, name);
  handlebars.registerHelper("lines", printLines);
  for (const [name, text] of templates) {
    // What it prints could depend on more than its view if it asked for data from outside (`@root`).
    const isKept = keeps && !text.includes("@");
    const print = compiled(handlebars, text);
    handlebars.registerPartial(name, isKept ? keeping(print) : print);
  }
  if (!templates.has("main")) throw new Error("no main template");
  const main = compiled(handlebars, MAIN_TEMPLATE);
  return (view) => main(view);
}

/** Prints plans of one router: of a later one only what is new in it is made. `kept` has the views of the earlier ones. */
export function createKeepingPrinter<Views extends { endRound(): void }>(
  templates: Templates,
  kept: Views,
  view: (plan: RouterPlan, kept: Views) => View,
): Printer {
  const print = compileTemplates(templates, true);
  return (plan) => {
    const text = print(view(plan, kept));
    kept.endRound();
    return text;
  };
}

function compiled(handlebars: typeof Handlebars, text: string): Handlebars.TemplateDelegate {
  const known = precompiledTemplates.get(text);
  return known ? handlebars.template(known) : handlebars.compile(text, OPTIONS);
}

/** A template, compiled, as the text of an expression: for `precompiledTemplates`. */
export function templateCode(text: string): string {
  const code: unknown = Handlebars.precompile(text, OPTIONS);
  if (typeof code !== "string") throw new Error("Handlebars made no text of a template");
  return code;
}

/** A partial that prints each view once. */
function keeping(print: Handlebars.TemplateDelegate): Handlebars.TemplateDelegate {
  const printed = new WeakMap<object, string>();
  return (view: unknown, options) => {
    if (typeof view !== "object" || view === null) return print(view, options);
    let text = printed.get(view);
    if (text === undefined) {
      text = print(view, options);
      // V8 keeps what was put together as its parts until somebody looks into it; then it is in one piece.
      text.charCodeAt(0);
      printed.set(view, text);
    }
    return text;
  };
}

/**
 * `{{lines texts before="  " between="," end=";"}}`: one text a line, each behind `before`; `between` follows all but the
 * last, and `end` that one, without a newline. What `{{#each}}` says as well, for lists with millions of entries.
 */
function printLines(texts: unknown, options: Handlebars.HelperOptions): string {
  if (!Array.isArray(texts) || texts.length === 0)
    throw new Error("template: {{lines}} of nothing");
  const { before = "", between = "", end = "" } = options.hash as Readonly<Record<string, string>>;
  return `${before}${texts.join(`${between}\n${before}`)}${end}`;
}

function guardBlock(handlebars: typeof Handlebars, name: string): void {
  const original = handlebars.helpers[name] as Handlebars.HelperDelegate;
  handlebars.registerHelper(name, function (this: unknown, value: unknown, ...rest: unknown[]) {
    const options = rest.at(-1) as { loc?: { start: { line: number; column: number } } };
    if (value === undefined) {
      const at = options.loc ? ` at ${options.loc.start.line}:${options.loc.start.column}` : "";
      throw new Error(`template: {{#${name}}} of something the view does not have${at}`);
    }
    return original.call(this, value, ...rest) as unknown;
  });
}
