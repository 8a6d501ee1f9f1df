import { compileTemplates, type Templates } from "../platforms/index.ts";

/** Prints a view with one of the templates of `templates/publish`; the others are its partials. */
export function print(templates: Templates, name: string, view: object): string {
  const text = templates.get(name);
  if (text === undefined) throw new Error(`no template ${name}`);
  return compileTemplates(new Map([...templates, ["main", text]]))(view);
}
