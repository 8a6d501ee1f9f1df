import { ours, text } from "./running-text.ts";

/** A place between two statements of the configuration. */
export interface Place {
  readonly name: string;
  /** How many characters of the text are before it. */
  readonly at: number;
}

const before = (name: string, marker: string): Place => {
  const at = text.indexOf(marker);
  if (at < 0) throw new Error(`no ${marker}`);
  return { name, at };
};

/** Where our part ends. */
const behindOurs = text.indexOf(ours) + ours.length;

export const AT_THE_TOP: Place = { name: "at the top", at: 0 };
export const BEHIND_OURS: Place = { name: "behind our part", at: behindOurs };
export const AT_THE_END: Place = { name: "at the end", at: text.length };

/** Places all over the file. */
export const PLACES: readonly Place[] = [
  AT_THE_TOP,
  before("before the tables", "# --- Tables"),
  before("before the interfaces", "# --- Interfaces"),
  before("before the inside", "# --- The inside"),
  before("before our part", "# --- What peerc makes"),
  BEHIND_OURS,
  before("before the VRFs", "# --- VRFs"),
  AT_THE_END,
];

/** Places where everything of ours is defined. */
export const LATER_PLACES: readonly Place[] = PLACES.slice(5);

/** The configuration with something at a place. */
export function inserted(what: string, { at }: Place): string {
  return `${text.slice(0, at)}\n${what}\n${text.slice(at)}`;
}

/** The configuration with the first of a piece replaced by another. */
export function replaced(what: string, by: string): string {
  const at = text.indexOf(what);
  if (at < 0) throw new Error(`not there: ${what}`);
  return text.slice(0, at) + by + text.slice(at + what.length);
}

/** A damage that has to be found. */
export const changes = (name: string, damaged: string, why: string) =>
  ({ name, text: damaged, effect: "changes", why }) as const;

/** A damage that must not be complained of. */
export const nothing = (name: string, damaged: string, why: string) =>
  ({ name, text: damaged, effect: "nothing", why }) as const;
