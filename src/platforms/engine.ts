import Handlebars from "handlebars";

import { precompiledTemplates } from "./precompiled-templates.ts";
import type { Templates } from "./platform.ts";
import { PLAIN_STEPS, type RenderSteps } from "./render-steps.ts";

/** The data of a template: plain data, where nothing is undefined. */
export type View = object;

/** Prints one view through a platform's `main` template. */
export type Print = (view: View) => string;

/** Options for compiling templates: nothing is escaped, and no name may be missing. */
const OPTIONS = { noEscape: true, strict: true, preventIndent: true } as const;

/** The function that prints the main template. */
export const MAIN_TEMPLATE = "{{> main}}";

/**
 * Compiles a platform's templates: `main` is the file, the others are its partials. Nothing is escaped (quoting is up
 * to the platform), and a name that the view lacks is a bug that throws, also in `#each`, `#if`, `#unless` and
 * `#with`, where Handlebars itself would print nothing: a filter with a misspelled key would be empty.
 */
export function compileTemplates(
  templates: Templates,
  step: RenderSteps["template"] = PLAIN_STEPS.template,
): Print {
  const handlebars = Handlebars.create();
  for (const name of ["if", "unless", "each", "with"]) guardBlock(handlebars, name);
  handlebars.registerHelper("lines", printLines);
  for (const [name, text] of templates) {
    handlebars.registerPartial(name, step(compiled(handlebars, text), text));
  }
  if (!templates.has("main")) throw new Error("no main template");
  const main = compiled(handlebars, MAIN_TEMPLATE);
  return (view) => main(view);
}

function compiled(handlebars: typeof Handlebars, text: string): Handlebars.TemplateDelegate {
  const known = precompiledTemplates.get(text);
  return known ? handlebars.template(known) : handlebars.compile(text, OPTIONS);
}

/** A compiled template as the text of an expression: for `precompiledTemplates`. */
export function templateCode(text: string): string {
  const code: unknown = Handlebars.precompile(text, OPTIONS);
  if (typeof code !== "string") throw new Error("Handlebars made no text of a template");
  return code;
}

/**
 * `{{lines texts before="  " between="," end=";"}}`: one text per line, each after `before`; `between` follows all
 * but the last, and `end` the last one, without a newline. The same as `{{#each}}`, for lists with millions of
 * entries.
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
