import { makeVisible } from "../diagnostics/index.ts";

declare const escaped: unique symbol;

/** Text that can stand between tags and in quoted attributes. Only `html` makes it. */
export type Html = string & { readonly [escaped]: true };

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Any text as HTML: without markup, and with what is invisible made visible. */
export function html(text: string): Html {
  return makeVisible(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "") as Html;
}
