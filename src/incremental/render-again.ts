import type { PrintPart, RenderSteps } from "../platforms/index.ts";
import { remember } from "./remember.ts";

/**
 * Steps of rendering that are done once for all plans of a platform's routers: views that are made of the same list or
 * session are the same object, and what a template prints of a view is kept for as long as the view is.
 */
export function renderAgain(): RenderSteps {
  const views = new Map<unknown, unknown>();
  const templates = new Map<string, PrintPart>();
  return {
    view: <T extends object, A extends readonly unknown[], V extends object>(
      make: (of: T, ...besides: A) => V,
    ) => {
      if (!views.has(make)) views.set(make, remember(make));
      // The function tells the type: what stands under it is made of it alone.
      return views.get(make) as typeof make;
    },
    template: (print, text) => {
      // What it prints could depend on more than its view if it asked for data from outside (`@root`).
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
      // V8 keeps what was put together as its parts until somebody looks into it; then it is in one piece.
      text.charCodeAt(0);
      printed.set(view, text);
    }
    return text;
  };
}
