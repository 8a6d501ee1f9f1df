import { formatPrefix, type Family, type Prefix } from "../../net/index.ts";
import type { RouterFilters } from "../filters/traffic-filter.ts";

/** A list of announced prefixes that one or several filters of a router have in common. */
export interface SharedList {
  /** A number from 1, among the lists of its family. */
  readonly number: number;
  readonly family: Family;
  /** Not empty. */
  readonly prefixes: readonly Prefix[];
  /** Where it is announced. */
  readonly places: readonly string[];
}

/** The lists of a router: each once, in the order of their first use; and which list a filter has. */
export interface SharedLists {
  readonly lists: readonly SharedList[];
  readonly of: (prefixes: readonly Prefix[]) => SharedList;
}

/** Finds the lists that filters have in common: most peers get the same routes. */
export function sharedLists({ filters }: RouterFilters): SharedLists {
  const found = new Map<
    string,
    { number: number; family: Family; prefixes: readonly Prefix[]; places: string[] }
  >();
  const keyOf = (prefixes: readonly Prefix[]) => prefixes.map(formatPrefix).join(" ");
  for (const { place, families } of filters) {
    for (const { family, announced } of families) {
      const key = keyOf(announced);
      const known = found.get(key);
      if (known) known.places.push(place);
      else {
        const number = [...found.values()].filter((one) => one.family === family).length + 1;
        found.set(key, { number, family, prefixes: announced, places: [place] });
      }
    }
  }
  return {
    lists: [...found.values()],
    of: (prefixes) => {
      const list = found.get(keyOf(prefixes));
      if (!list) throw new Error("a list of no filter");
      return list;
    },
  };
}
