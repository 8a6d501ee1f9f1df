import type { Community } from "../../net/index.ts";
import { readCommunity as readPlain } from "../cached-readers.ts";
import type { Element } from "../documents/element.ts";

const ELEMENTS = new Set(["community", "large-community", "extended-community"]);

/** Kinds of extended communities that the neutral form has no place for, as Junos begins them. */
const OTHER_EXTENDED =
  /^(?:origin|bandwidth|bandwidth-non-transitive|link-bandwidth|color|color-mode|domain-id|encapsulation|router-mac|mac-mobility|es-import-target|esi-label|evpn-|rte-type|redirect-|traffic-|rt-import|src-as|soo|l2circuit|layer2-info|origin-validation-state|unknown)/;

/** Well-known communities that Junos names and policies cannot (RFC 9494). */
const NAMES: Readonly<Record<string, Community>> = {
  "llgr-stale": { kind: "standard", high: 65535, low: 6 },
  "no-llgr": { kind: "standard", high: 65535, low: 7 },
};

/**
 * Reads the element `communities` of a route. Large communities are printed as `large:64496:1:2` and route targets as
 * `target:64496:7`, or `target:65550L:7` if the AS has 32 bits; other extended communities are left out
 * (docs/routes.md). A text is the problem, in words.
 */
export function readCommunities(elements: readonly Element[]): readonly Community[] | string {
  const found: Community[] = [];
  for (const { name, text, children } of elements.flatMap((one) => one.children)) {
    if (children.length > 0 || !ELEMENTS.has(name)) {
      return `the element \`${name}\` in \`communities\` is not understood`;
    }
    const community = readCommunity(name, text);
    if (community === undefined) return `the community \`${text}\` is not understood`;
    if (community !== null) found.push(community);
  }
  return found;
}

/** Null: it is to be left out; undefined: it is not understood. */
function readCommunity(element: string, text: string): Community | null | undefined {
  if (text.startsWith("large:")) return kindOf("large", text.slice("large:".length));
  if (element === "large-community") return kindOf("large", text);
  if (text.startsWith("target:")) return readTarget(text.slice("target:".length));
  if (OTHER_EXTENDED.test(text)) return null;
  if (element === "extended-community") return /^0x[\da-f:x]+$/i.test(text) ? null : undefined;
  return NAMES[text] ?? kindOf("standard", text);
}

function kindOf(kind: Community["kind"], text: string): Community | undefined {
  const community = readPlain(text);
  return community?.kind === kind ? community : undefined;
}

function readTarget(text: string): Community | null | undefined {
  // The administrator is an address, and no AS.
  if (/^\d+\.\d+\.\d+\.\d+:\d+$/.test(text)) return null;
  return kindOf("extended", `rt:${text.replace(/^(\d+)L:/, "$1:")}`);
}
