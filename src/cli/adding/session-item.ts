import type { NewItem } from "../../document/index.ts";
import { formatAddress } from "../../net/index.ts";
import type { NewSession } from "./wanted.ts";
import { yamlAddress, yamlText } from "./yaml-text.ts";

/** The longest line that an item in braces may take, with its indentation. */
const LONGEST = 92;

/** A session as an item of `sessions`: on one line if it is short. */
export function sessionItem(session: NewSession): NewItem {
  const { router, place, name, local, remote, updateSource } = session;
  const entries = [
    ["router", yamlText(router)],
    place.kind === "exchange" ? ["exchange", yamlText(place.id)] : ["pni", yamlText(place.name)],
    ...(name === null ? [] : [["name", yamlText(name)]]),
    ["local", yamlAddress(formatAddress(local))],
    ["remote", yamlAddress(formatAddress(remote))],
    ...(updateSource === null ? [] : [["update_source", yamlText(updateSource)]]),
  ].map(([key, value]) => `${key ?? ""}: ${value ?? ""}`);
  const flow = `{ ${entries.join(", ")} }`;
  return { comments: [], lines: flow.length <= LONGEST ? [flow] : entries, flow };
}
