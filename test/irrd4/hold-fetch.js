import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Diagnostics } from "../../modules/diagnostics/index.js";
import { expandObject, reportFindings } from "../../modules/irr/index.js";
import { parseObjectName } from "../../modules/net/index.js";
import { peerc } from "./command.js";
import { REFERRED_ROUTES } from "./referred-routes.js";
import { Tally } from "./tally.js";

/**
 * What two engines need not have in common in the index: who answered, by what, and the order of the sources, in which a
 * qualified name's own comes first with bgpq4.
 */
const OF_ENGINE = ["answered_by", "digest", "engine", "found_in", "sources"];

/**
 * Holds `peerc fetch` over IRRd, with both engines, against the same over a dump: the snapshots have to be the same, but for who
 * answered. Of bgpq4's only the prefixes and origins are compared, as it says no more. Gives the number of differences.
 */
export async function holdFetch({ folder, database, names, sources, dump, irrd, server }) {
  const tally = new Tally("`peerc fetch`, over IRRd and from the same objects as a dump");
  const objects = names.filter((name) => isWhole(database, name, sources));
  // bgpq4 is not asked for route-sets, which it drops members of.
  const sets = objects.filter((name) => !/(?:^|:)RS-/.test(name));
  tally.count("objects with engine native", objects.length);
  tally.count("objects with engine bgpq4", sets.length);
  const fetch = (label, wanted, irr) =>
    fetchAll(
      { folder: join(folder, label), objects: wanted, irr: { ...irr, sources }, dump },
      tally,
    );
  const all = await fetch("all-of-dump", objects, { dumps: ["irr.rpsl"] });
  const some = await fetch("sets-of-dump", sets, { dumps: ["irr.rpsl"] });
  for (const [what, port] of Object.entries({ IRRd: irrd, "peerc irrd": server })) {
    const servers = [`127.0.0.1:${port}`];
    const native = await fetch(`native-${port}`, objects, { servers });
    compare(`engine native over ${what}`, all, native, withoutAnswerers, tally);
    const bgpq4 = await fetch(`bgpq4-${port}`, sets, { servers, engine: "bgpq4" });
    compare(`engine bgpq4 over ${what}`, some, bgpq4, prefixesAndOrigins, tally);
  }
  return tally.print();
}

/** Whether an object has prefixes and nothing that is an error. */
function isWhole(database, name, sources) {
  const parsed = parseObjectName(name);
  if (!parsed) return false;
  const expansion = expandObject(database, parsed, { sources });
  const diagnostics = new Diagnostics();
  reportFindings(expansion, undefined, diagnostics.report);
  const { prefixes } = expansion.object;
  return !diagnostics.failed && prefixes.ipv4.length + prefixes.ipv6.length > 0;
}

/** Fetches objects with peerc in a folder of its own; gives the files of its snapshot. */
async function fetchAll({ folder, objects, irr, dump }, tally) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "peers"), { recursive: true });
  writeFileSync(join(folder, "network.yaml"), network(irr));
  copyFileSync(dump, join(folder, "irr.rpsl"));
  writeFileSync(join(folder, "peers/peers.yaml"), peers(objects));
  const { code, stderr } = await peerc(folder, "fetch");
  if (code !== 0) {
    tally.differ(`fetch in ${folder} exited with ${code}: ${stderr.slice(0, 1000)}`);
    return { "index.json": '{ "objects": {} }' };
  }
  return Object.fromEntries(
    listFiles(join(folder, "snapshot")).map((path) => [
      path,
      readFileSync(join(folder, "snapshot", path), "utf8"),
    ]),
  );
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function network(irr) {
  return `network: { asn: 52580, name: Test, as_sets: [RADB::AS-AZION], prefixes: [179.191.160.0/19] }
irr: ${JSON.stringify(irr)}
policy: azion-peering
routers:
  r1: { platform: bird, version: "2.0.12", router_id: 192.0.2.1, site: Here }
exchanges:
  ix: { name: IX, lan: { ipv4: 100.64.0.0/16 } }
`;
}

/** A peer for each object; none is ever built. */
function peers(objects) {
  const lines = objects.map((name, at) => {
    const address = `100.64.${(at + 2) >> 8}.${(at + 2) & 255}`;
    return `  - { asn: ${3000 + at}, name: N${at}, relation: peer, as_sets: [${JSON.stringify(name)}], allow_empty: [ipv4, ipv6], max_prefixes: { ipv4: 1000, ipv6: 1000 }, sessions: [{ router: r1, exchange: ix, local: 100.64.255.254, remote: ${address} }] }\n`;
  });
  return `peers:\n${lines.join("")}`;
}

function compare(label, here, there, part, tally) {
  const [ours, theirs] = [part(here), part(there)];
  for (const path of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    if (ours[path] === theirs[path]) tally.count(`${label}: files equal`);
    else if (/RS-.*\.ipv[46]$/.test(path) && prefixesOf(ours[path]) === prefixesOf(theirs[path])) {
      tally.excuse(REFERRED_ROUTES);
    } else tally.differ(`${label}: ${path} differs`);
  }
}

function withoutAnswerers(files) {
  return indexWithout(files, ["answered_by", "digest"]);
}

function indexWithout(files, keys) {
  const index = JSON.parse(files["index.json"]);
  for (const object of Object.values(index.objects)) for (const key of keys) delete object[key];
  return { ...files, "index.json": JSON.stringify(index) };
}

/** What the engines have in common: the prefixes without the sources of their routes, and the ASNs. */
function prefixesAndOrigins(files) {
  const kept = Object.entries(indexWithout(files, OF_ENGINE)).map(([path, text]) => [
    path,
    path === "index.json" ? text : prefixesOf(text),
  ]);
  return Object.fromEntries(kept);
}

/** The first column of a file of the snapshot. */
function prefixesOf(text = "") {
  return text
    .split("\n")
    .map((line) => line.split(" ")[0])
    .join("\n");
}
