import type { Choices } from "./choices.ts";

/** Tokens next to which no blank is needed, and signs, which need none next to a word. */
const ALONE = /^[(){},;]$/;
const SIGN = /^[^\w'"]+$/;

/** Comments that would mean something if they were not comments. */
const COMMENTS = [
  "# accept; }\n",
  "# /* ' \"\n",
  "/* } reject; */",
  "/* # */",
  "/* [ \" ' */",
  "/*\n*/",
  "#\n",
  "/**/",
];

/** A text whose tokens have one blank between them, with other white space and comments. */
export function dress(text: string, chance: Choices): string {
  const tokens = text.split(" ");
  const style = chance.pick(["plain", "plain", "tight", "lines", "comments"]);
  let dressed = tokens[0] ?? "";
  for (let i = 1; i < tokens.length; i++) {
    const [before = "", after = ""] = [tokens[i - 1], tokens[i]];
    const isApart = SIGN.test(before) !== SIGN.test(after);
    const mayTouch = isApart || ALONE.test(before) || ALONE.test(after);
    dressed += gap(style, mayTouch, before, chance) + after;
  }
  return dressed;
}

function gap(style: string, mayTouch: boolean, before: string, chance: Choices): string {
  switch (style) {
    case "tight":
      return mayTouch ? "" : " ";
    case "lines":
      return /^[;{}]$/.test(before) ? "\n  " : chance.pick([" ", " ", "\n", "\t"]);
    case "comments":
      return chance.percent(12) ? ` ${chance.pick(COMMENTS)} ` : " ";
    default:
      return " ";
  }
}
