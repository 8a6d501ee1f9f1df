import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { BGPKIT, MRTPARSE, programsOf } from "../../python-environment.js";

/** A route that another reader finds, or (without attributes) one that is withdrawn. */
export interface OracleRoute {
  readonly peer: string;
  readonly prefix: string;
  readonly as_path?: string;
  readonly next_hop?: string;
  readonly origin?: string;
  readonly communities?: readonly string[];
  readonly med?: number | null;
  readonly local_pref?: number | null;
}

/** mrtparse gives what is in the records; this puts it together by RFC 6396, 4271, 1997, 4360, 8092 and 4760. */
const WITH_MRTPARSE = `
import json, sys, mrtparse
def only(names): return list(names)[0]
def path(segments):
    words = []
    for segment in segments:
        kind = only(segment["type"])
        words += segment["value"] if kind == 2 else ["{%s}" % ",".join(segment["value"])]
    return " ".join(words)
def target(number):
    kind = number >> 48
    if kind == 0x0002: return "rt:%d:%d" % (number >> 32 & 0xffff, number & 0xffffffff)
    if kind == 0x0202: return "rt:%d:%d" % (number >> 16 & 0xffffffff, number & 0xffff)
def attributes(all):
    found = {"communities": [], "med": None, "local_pref": None, "reach": None, "unreach": None}
    for one in all:
        kind, value = only(one["type"]), one.get("value")
        if kind == 1: found["origin"] = only(value.values()).lower()
        if kind == 2: found["as_path"] = path(value)
        if kind == 3: found["next_hop"] = value
        if kind == 4: found["med"] = value
        if kind == 5: found["local_pref"] = value
        if kind in (8, 32): found["communities"] += value
        if kind == 16: found["communities"] += [t for t in map(target, value) if t]
        if kind == 14:
            found["next_hop"] = value["next_hop"][0]
            found["reach"] = value.get("nlri", [])
        if kind == 15: found["unreach"] = value["withdrawn_routes"]
    return found
def give(number, peer, nlri, found):
    prefix = "%s/%d" % (nlri["prefix"], nlri["length"])
    keys = "origin", "as_path", "next_hop", "med", "local_pref", "communities"
    more = {key: found[key] for key in keys} if found else {}
    print(json.dumps({"file": number, "peer": peer, "prefix": prefix, **more}))
for number, name in enumerate(sys.argv[1:]):
    peers = []
    for record in mrtparse.Reader(name):
        data = record.data
        if "peer_entries" in data: peers = [peer["peer_ip"] for peer in data["peer_entries"]]
        for entry in data.get("rib_entries", []):
            give(number, peers[entry["peer_index"]], data, attributes(entry["path_attributes"]))
        message = data.get("bgp_message", {})
        if only(message.get("type", {0: 0})) != 2: continue
        found = attributes(message["path_attributes"])
        for one in message["withdrawn_routes"] + (found["unreach"] or []):
            give(number, data["peer_ip"], one, None)
        for one in message["nlri"] + (found["reach"] or []):
            give(number, data["peer_ip"], one, found)
`;

const WITH_BGPKIT = `
import json, sys, pybgpkit_parser
for number, name in enumerate(sys.argv[1:]):
    for one in pybgpkit_parser.Parser(url=name):
        more = {} if one.elem_type == "W" else {
            "as_path": one.as_path, "next_hop": one.next_hop, "origin": one.origin.lower(),
            "communities": one.communities or []}
        print(json.dumps({"file": number, "peer": one.peer_ip, "prefix": one.prefix, **more}))
`;

/** The other readers of MRT. */
export const ORACLES = {
  mrtparse: { requirement: MRTPARSE, script: WITH_MRTPARSE },
  "bgpkit-parser": { requirement: BGPKIT, script: WITH_BGPKIT },
} as const;

/** Whether an oracle is installed. */
export function hasOracle(name: keyof typeof ORACLES): boolean {
  return programsOf(ORACLES[name].requirement) !== null;
}

/** What an oracle finds in some files, in the order in which it comes. */
export function readWithOracle(
  name: keyof typeof ORACLES,
  paths: readonly string[],
): readonly (readonly OracleRoute[])[] {
  const { requirement, script } = ORACLES[name];
  const python = join(programsOf(requirement) ?? "/nowhere", "python");
  const { status, stdout, stderr } = spawnSync(python, ["-c", script, ...paths], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  const found = paths.map((): OracleRoute[] => []);
  for (const line of stdout.trim().split("\n")) {
    const { file, ...route } = JSON.parse(line) as OracleRoute & { readonly file: number };
    found[file]?.push(route);
  }
  return found;
}
