import type { ReadingProblems } from "../../reading-problems.ts";
import { addList } from "./add-list.ts";
import { beginsWith, isAmong } from "./begins-with.ts";
import { TOP, type Block } from "./block.ts";
import type { FrrFile } from "./file-content.ts";
import { OTHER_INSTANCE } from "./ignored/bgp-places.ts";
import { OTHER_PLACES } from "./ignored/other-places.ts";
import { TOP_STATEMENTS } from "./ignored/top-statements.ts";
import { PrefixListText } from "./prefix-lists.ts";
import { refuseOurName } from "./read-in-place.ts";
import type { Reading } from "./reading.ts";
import { entryOf } from "./route-maps.ts";
import { addStatic } from "./statics.ts";

/** Removes something, or changes what empty lists match. */
const REMOVAL =
  /^no (route-map|(ip|ipv6) prefix-list (?!sequence-number$)|(bgp|ip) (as-path|(large-|ext)?community-list))\b/;

/** Reads a line at the top of a configuration; null for one that is not known there. */
export function readTopLine(
  line: string,
  words: readonly string[],
  number: number,
  reading: Reading,
): Block | null {
  const { file, problems } = reading;
  const [first = "", second = ""] = words;
  if (first === "no" && REMOVAL.test(line)) {
    problems.notUnderstood(number, "a removal, or a knob that changes what empty lists match");
    return TOP;
  }
  if (first === "frr") return applyDefaults(words, number, reading);
  if (first === "route-map") return beginEntry(words, number, file, problems);
  if (addList(words, number, file)) return TOP;
  if (first === "router" && second === "bgp") return beginRouter(words, number, reading);
  if (line === "rpki") return { kind: "rpki" };
  const place = OTHER_PLACES.find(({ opens }) =>
    opens.some((statement) => beginsWith(words, statement)),
  );
  if (place) return { kind: "place", place, parent: TOP, family: null, isView: false };
  if (!isAmong(words, TOP_STATEMENTS)) return null;
  if ((first === "ip" || first === "ipv6") && second === "route") addStatic(words, file);
  refuseOurName(line, number, reading);
  return TOP;
}

/** `frr defaults` and `frr version`: the neighbors' defaults (lib/defaults.c). They apply to what follows. */
function applyDefaults(words: readonly string[], number: number, reading: Reading): Block | null {
  const { file, problems } = reading;
  const [, what, value = ""] = words;
  if (what === "defaults" && (value === "traditional" || value === "datacenter")) {
    file.profile = value;
  } else if (what === "version" && /^\d/.test(value)) {
    file.asOf = value.split(/[^0-9]+/).map(Number);
  } else return null;
  if (file.asn !== null) problems.notUnderstood(number, "defaults after what they apply to");
  return TOP;
}

/** Reads a line of a prefix list; returns the list. */
export function addPrefix(
  line: string,
  number: number,
  file: FrrFile,
  problems: ReadingProblems,
): PrefixListText {
  const words = line.split(" ");
  const family = words[0] === "ip" ? "ipv4" : "ipv6";
  const name = words[2] ?? "";
  const key = `${family} ${name}`;
  let list = file.objects.prefixLists.get(key);
  if (!list) file.objects.prefixLists.set(key, (list = new PrefixListText(name, family, number)));
  if (words[3] === "description") return list;
  const why = list.add(
    words.slice(3).filter((word) => word !== ""),
    number,
  );
  if (why !== null) problems.notUnderstood(number, why);
  return list;
}

function beginEntry(
  words: readonly string[],
  line: number,
  file: FrrFile,
  problems: ReadingProblems,
): Block {
  const [, name = "", action = "", text = ""] = words;
  const number = Number(text);
  const inRange = /^\d{1,5}$/.test(text) && number >= 1 && number <= 65535;
  if ((action !== "permit" && action !== "deny") || !inRange || words.length !== 4) {
    problems.notUnderstood(line, "not an entry of a route map");
    return TOP;
  }
  let map = file.objects.routeMaps.get(name);
  if (!map) file.objects.routeMaps.set(name, (map = { name, line, entries: new Map() }));
  const entry = entryOf(map, number, action === "permit", line);
  return { kind: "route-map", map, entry };
}

/** `router bgp ASN`; in the VRF `default` it is the same instance (seen on 8.4.4). */
function beginRouter(words: readonly string[], line: number, reading: Reading): Block {
  const { file, problems } = reading;
  const [, , asn = "", kind, name, ...more] = words;
  const isNamed = (kind === "vrf" || kind === "view") && name !== undefined && more.length === 0;
  if (isNamed && !(kind === "vrf" && name === "default")) {
    const isView = kind === "view";
    return { kind: "place", place: OTHER_INSTANCE, parent: TOP, family: null, isView };
  }
  if (kind !== undefined && !isNamed) {
    problems.notUnderstood(line, "not a form of `router` that peerc knows");
  } else if (Number(asn) !== reading.asn) problems.notUnderstood(line, "a router of another ASN");
  file.asn = Number(asn);
  return { kind: "bgp", family: null };
}
