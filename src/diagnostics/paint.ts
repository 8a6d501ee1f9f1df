import { styleText } from "node:util";

/** The styles that are used, by their names in `node:util`. */
export type Style = "red" | "yellow" | "green" | "cyan" | "bold" | "dim";

/** Prints a text in a style. */
export type Paint = (style: Style, text: string) => string;

/** With escape sequences (ECMA-48: SGR), for terminals. */
const painted: Paint = (style, text) => styleText(style, text, { validateStream: false });

/** Without. */
const plain: Paint = (_style, text) => text;

/** How to paint where there are colors, or none. Whether there are is decided by who prints, not here. */
export function paintWith(colour: boolean): Paint {
  return colour ? painted : plain;
}
