import { equalAddresses, type Address, parseAddress } from "../../../net/index.ts";
import type { FilterEdit } from "../../../policy/index.ts";
import { ACTIONS, type ActionWord } from "./constructs.ts";
import type { JunosObjects } from "./objects.ts";

/** The edits of one action, in order; null for an unknown action. */
export function editsOf(
  words: readonly string[],
  line: number,
  objects: JunosObjects,
  local: Address | null,
): readonly FilterEdit[] | null {
  const [first = "", second = "", third = "", more] = words;
  const number = /^\d{1,10}$/.test(second) && Number(second) <= 0xffffffff ? Number(second) : null;
  if (!isEdit(first)) return null;
  switch (first) {
    case "community": {
      if (more !== undefined || (second !== "add" && second !== "delete")) return null;
      const edit = objects.communityEdit(second, third, line);
      return edit && [edit];
    }
    case "local-preference":
      return number !== null && words.length === 2
        ? [{ kind: "set-local-preference", value: number }]
        : null;
    case "metric":
      return number !== null && words.length === 2 ? [{ kind: "set-med", value: number }] : null;
    case "next-hop": {
      if (third !== "") return null;
      if (second === "self" || second === "discard") return [{ kind: "set-next-hop", to: second }];
      const address = parseAddress(second);
      if (!address || words.length !== 2) return null;
      const isSelf = local !== null && equalAddresses(local, address);
      return [{ kind: "set-next-hop", to: isSelf ? "self" : address }];
    }
    case "as-path-prepend": {
      const asns = second.split(" ");
      return words.length === 2 && asns.every((asn) => /^\d{1,10}$/.test(asn))
        ? asns.reverse().map((asn) => ({ kind: "prepend", asn: Number(asn), times: 1 }))
        : null;
    }
    case "validation-state":
      // Sent to iBGP neighbors; no compared attribute of the route changes, and tests use the database.
      return words.length === 2 ? [] : null;
  }
}

/** Actions that change a route; the others determine where it continues. */
type EditWord = Exclude<ActionWord, "accept" | "reject" | "next">;

const WORDS: ReadonlySet<string> = new Set(ACTIONS.map(({ word }) => word));

function isEdit(word: string): word is EditWord {
  return WORDS.has(word) && word !== "accept" && word !== "reject" && word !== "next";
}
