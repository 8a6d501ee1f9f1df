import type { DumpReader } from "../dump-reader.ts";
import { readText } from "../read-text.ts";
import { BirdLines } from "./bird-lines.ts";

/** How BIRD's client begins, or a record of what was typed into it. */
const BEGINNING = /^(?:BIRD \d\S* ready\.\r?\n|Access restricted\r?\n|\s*bird> )/;
/** How BIRD's client shows routes of a table, with the count of another one in front. */
const TABLE = /^Table [\w.'-]+:\r?\n\S+ +\w+ \[/m;

/** Reads what BIRD's client prints of routes: 2.0 to 2.19, and 3.0 to 3.3. */
export const birdReader: DumpReader = {
  kind: "bird",
  title: "BIRD: show route import table PROTOCOL.CHANNEL all stats",
  recognizes: (head) => {
    const text = Buffer.from(head).toString("latin1");
    return BEGINNING.test(text) || TABLE.test(text);
  },
  read: (input, report) => readText(input, new BirdLines(input, report), report),
};
