import type { PrintPart, RenderSteps } from "../platforms/index.ts";
import { remember } from "./remember.ts";

/**
 * Steps of rendering that are done once for all plans of a platform's routers: views made from the same list or
 * session are the same object, and a template's output for a view is kept as long as the view.
 */
export function renderAgain(): RenderSteps {
  const views = new Map<unknown, unknown>();
  const templates = new Map<string, PrintPart>();
  return {
    view: <T extends object, A extends readonly unknown[], V extends object>(
      make: (of: T, ...besides: A) => V,
    ) => {
      if (!views.has(make)) views.set(make, remember(make));
      // The function determines the type: its entries are made by it alone.
      return views.get(make) as typeof make;
    },
    template: (print, text) => {
      // Its output could depend on more than its view if it used data from outside (`@root`).
      if (text.includes("@")) return print;
      let again = templates.get(text);
      if (!again) templates.set(text, (again = printOnce(print)));
      return again;
    },
  };
}

/** A template that prints each view once. */
function printOnce(print: PrintPart): PrintPart {
  const printed = new WeakMap<object, string>();
  return (view, options) => {
    if (typeof view !== "object" || view === null) return print(view, options);
    let text = printed.get(view);
    if (text === undefined) {
      text = print(view, options);
      // V8 stores a concatenated text as its parts until it is read; then it is flattened.
      text.charCodeAt(0);
      printed.set(view, text);
    }
    return text;
  };
}
