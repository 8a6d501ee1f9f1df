import type { FilterNode } from "../../../src/policy/index.ts";
import { SEED } from "../chance.ts";
import { readText } from "./ask-reader.ts";
import { printText, type HeldText } from "./held-text.ts";
import type { RunningFrr } from "./running-frr.ts";

/** What became of some texts. */
export interface Comparison {
  readonly texts: number;
  /** Texts of which bgpd refused a line; and those of them that the reader accepts. */
  readonly refused: number;
  readonly taken: number;
  readonly compared: number;
  readonly differences: readonly string[];
}

/**
 * Loads one text after another into a running bgpd, and compares those that bgpd accepts and the reader understands:
 * `differs` returns the difference, or null.
 */
export async function compareTexts(
  frr: RunningFrr,
  kind: string,
  texts: number,
  make: (number: number) => HeldText,
  differs: (text: HeldText, start: FilterNode) => Promise<string | null>,
): Promise<Comparison> {
  let [refused, taken, compared] = [0, 0, 0];
  const differences: string[] = [];
  for (let number = 0; number < texts; number++) {
    const text = make(number);
    const start = readText(text);
    if ((await frr.load(text.lines)).length > 0) {
      refused++;
      if (start) taken++;
    } else if (start) {
      compared++;
      const difference = await differs(text, start);
      if (difference !== null) differences.push(`${difference}\n${printText(text)}`);
    }
    await frr.load([`no route-map ${text.map}`, ...text.lists.map((list) => `no ${list}`)]);
  }
  return printComparison(kind, { texts, refused, taken, compared, differences });
}

/** Prints what became of some texts. */
export function printComparison(kind: string, comparison: Comparison): Comparison {
  const { texts, refused, taken, compared, differences } = comparison;
  const share = Math.round((100 * compared) / texts);
  console.info(
    `FRR, ${kind}: ${texts} texts tried (seed ${SEED}); ${refused} refused by bgpd, ${taken} of them not by the reader; ` +
      `${texts - refused - compared} not understood by the reader; ${compared} compared (${share} %); ` +
      `${differences.length} differences`,
  );
  return comparison;
}
