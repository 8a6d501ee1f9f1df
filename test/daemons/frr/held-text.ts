import type { Family } from "../../../src/net/index.ts";
import { Choices } from "../bird/choices.ts";
import { Chance, SEED } from "../chance.ts";

/** A text as somebody might have written it, with a route map that is compared with the daemon. */
export interface HeldText {
  readonly number: number;
  readonly family: Family;
  readonly lines: readonly string[];
  /** The route map to evaluate. */
  readonly map: string;
  /** The heads of its lists, behind `no` enough to remove them: `bgp as-path access-list A7`. */
  readonly lists: readonly string[];
}

/** The choices for one text of a kind, whatever was chosen for the others. */
export function choicesFor(kind: string, number: number): Choices {
  return new Choices(Chance.of(SEED, kind, number).between(0, 0xffffffff));
}

/** A text as it is shown where two differ. */
export const printText = ({ number, lines }: HeldText) => `text ${number}:\n${lines.join("\n")}`;
