import type { Choices } from "../bird/choices.ts";
import { choicesFor, type HeldText } from "./held-text.ts";
import { numbered } from "./numbered.ts";

const ASNS = ["1", "2", "3", "12", "21", "64496", "70000"];
const PLAIN = [
  ...["^$", ".*", ".", "^64496_", "_1$", "_1_", "^1$", "^[0-9]+$", "_(1|2)_", "^(1|2|64496)_"],
  ...["_64496$", "_(6449[0-9]|70000)_", "^([0-9]+ ){2}", "\\{", "^1 2", "[{]", "^64496(_64496)*$"],
];

/** An AS_PATH list of expressions of every kind. */
export function asPathListText(number: number): HeldText {
  const c = choicesFor("frr as-path list", number);
  const name = `A${number}`;
  const lines = numbered(c, () => expression(c)).map(
    (text) => `bgp as-path access-list ${name}${text}`,
  );
  const map = `PEERC_M${number}`;
  return {
    number,
    family: "ipv4",
    map,
    lines: [...lines, `route-map ${map} permit 10`, ` match as-path ${name}`, "exit"],
    lists: [`bgp as-path access-list ${name}`],
  };
}

/** An expression over AS_PATHs. */
export function expression(c: Choices): string {
  if (c.percent(30)) return c.pick(PLAIN);
  if (c.percent(1))
    return c.pick([
      "_{",
      "(1| 2)",
      "_1_| include 2",
      "(",
      "1)",
      "[",
      "a",
      "*1",
      "1{3,2}",
      "\\",
      "[1",
      "",
    ]);
  return alternatives(c, 2);
}

function alternatives(c: Choices, depth: number): string {
  return c.list(1, c.pick([1, 1, 1, 2, 3]), () => sequence(c, depth)).join("|");
}

function sequence(c: Choices, depth: number): string {
  const parts = c.list(c.percent(3) ? 0 : 1, c.pick([1, 2, 3]), () => piece(c, depth));
  const begins = depth === 2 && c.percent(25) ? "^" : "";
  const ends = depth === 2 && c.percent(20) ? "$" : "";
  return `${begins}${parts.join("")}${ends}`;
}

function piece(c: Choices, depth: number): string {
  const atom = c.percent(25) && depth > 0 ? `(${alternatives(c, depth - 1)})` : simple(c);
  // What repeats an end of the path is not understood: such expressions are to be few.
  if (!c.percent(/[_^$]/.test(atom) ? 4 : 25)) return atom;
  return atom + c.pick(["*", "+", "?", "{1}", "{2}", "{0,1}", "{1,2}", "{2,}"]);
}

function simple(c: Choices): string {
  if (c.percent(3)) return c.pick(["^", "$", "(^|_)", "($|,)", "()", "[]1]", "-", "\\."]);
  return c.do(
    () => c.pick(ASNS),
    () => c.pick(ASNS),
    () => "_",
    () => "_",
    () => c.pick([" ", ",", ".", ".*", "[{]", "[}]", "\\{", "\\}"]),
    () => c.pick(["[0-9]", "[12]", "[^2]", "[^0-9]", "[^ ]", "[1-3]", "[, ]", "[13-9]"]),
  );
}
