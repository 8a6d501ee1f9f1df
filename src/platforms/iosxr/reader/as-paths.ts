import { AsnSet, PathLanguage, readTextPattern } from "../../../net/index.ts";
import type { XrObjects } from "./objects.ts";
import type { Problems } from "./problems.ts";
import { inPlace, setOf } from "./set-of.ts";
import { pathsOf, pathsOfLength, readAsns, readPaths } from "./sets.ts";

/** The paths for which `as-path VERB …` holds; null if unknown. */
export function pathsMatched(
  verb: string,
  rest: readonly string[],
  line: number,
  objects: XrObjects,
  problems: Problems,
): PathLanguage | null {
  const [value = ""] = rest;
  switch (verb) {
    case "is-local":
      return rest.length === 0 ? PathLanguage.empty() : null;
    case "length": {
      const hops = /^\d{1,4}$/.test(rest[1] ?? "") ? Number(rest[1]) : null;
      if (hops === null || rest.length !== 2) return null;
      return cachedPaths(rest, objects, () => pathsOfLength(value, hops));
    }
    case "neighbor-is":
    case "originates-from":
    case "passes-through": {
      const range = rest.length === 1 ? readAsns(quoted(value) ?? "") : null;
      return range && pathsOf(verb, AsnSet.of([range]));
    }
    case "in": {
      const words = inPlace(rest);
      const pattern = quoted(words?.[1] ?? "");
      if (words?.[0] === "ios-regex" && words.length === 2 && pattern !== null) {
        return cachedPaths(words, objects, () => {
          const paths = readTextPattern(pattern);
          return paths instanceof PathLanguage ? paths : null;
        });
      }
      return setOf("as-path-set", rest, line, "", objects, problems, (body) =>
        readPaths(body, problems),
      );
    }
    default:
      return null;
  }
}

/** The text between two single quotes. */
function quoted(text: string): string | null {
  return /^'([^']*)'$/.exec(text)?.[1] ?? null;
}

/** The meaning of a path test's words, computed once: most policies use the same. */
function cachedPaths(
  words: readonly string[],
  objects: XrObjects,
  make: () => PathLanguage | null,
): PathLanguage | null {
  return objects.readOnce("as-path-set", words.join(" "), "in place", make);
}
