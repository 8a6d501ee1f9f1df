// A repository with a network whose snapshot was refreshed in each of many commits, as `git fast-import` takes it.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";

import { readOriginLine, readPrefixLine, writeSnapshot } from "../../modules/snapshot/index.js";
import { randomFrom } from "./generate.js";

const OWN = 52580;
/** In each refresh so many objects change besides the first one, each by so many prefixes. */
const [CHANGED, PREFIXES] = [7, 6];

/** A prefix that comes, goes and comes again in the first object, one that is gone, and one that never was there. */
export const ASKED = {
  there: "100.100.0.0/24",
  gone: "100.100.1.0/24",
  never: "9.9.9.0/24",
};

/** Objects and their sizes: `sizes` prefixes in that of each peer, the first one the largest. */
function objectsOf(peers, largest) {
  return Array.from({ length: peers }, (_, n) => {
    const size = n === 0 ? largest : 50 + ((n * 197) % 1500);
    const asn = 20000 + n;
    const lines = Array.from({ length: size }, (__, i) => entryOf(n, i, asn));
    return { name: `RADB::AS-PEER${n}`, file: `RADB/AS-PEER${n}`, asn, lines: new Map(lines) };
  });
}

/** A line of prefixes, and the number by which lines are in order. */
function entryOf(n, i, asn) {
  return [((11 + n) << 16) + i, `${11 + n}.${i >> 8}.${i & 255}.0/24 AS${asn}@RADB`];
}

/** Writes the repository; gives what is in it. */
export async function writeHistory(folder, { commits, peers = 40, largest = 5000 }) {
  mkdirSync(folder, { recursive: true });
  await git(folder, ["init", "--quiet", "--initial-branch=main"]);
  const random = randomFrom(11);
  const objects = objectsOf(peers, largest);
  const importer = spawn("git", ["fast-import", "--quiet"], {
    cwd: folder,
    stdio: ["pipe", "inherit", "inherit"],
  });
  const ended = new Promise((resolve) => void importer.once("close", resolve));
  const put = async (text) => {
    if (!importer.stdin.write(text)) {
      await new Promise((resolve) => void importer.stdin.once("drain", resolve));
    }
  };
  const write = (path, text) =>
    `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  let versions = 0;
  for (let at = 0; at < commits; at++) {
    const message = at === 0 ? "Begin" : `Refresh ${at}`;
    const time = 1_700_000_000 + at * 86_400;
    const files = [];
    if (at === 0)
      files.push(write("network.yaml", networkText()), write("peers/all.yaml", peersText(objects)));
    const picked =
      at === 0
        ? objects
        : [
            objects[0],
            ...Array.from({ length: CHANGED }, () => objects[Math.floor(random() * peers)]),
          ];
    for (const object of new Set(picked)) {
      if (at > 0) change(object, random);
      if (object === objects[0]) ask(object, at, commits);
      files.push(write(`snapshot/${object.file}.ipv4`, textOf(object)));
      versions++;
      if (at === 0) {
        files.push(write(`snapshot/${object.file}.ipv6`, ""));
        files.push(write(`snapshot/${object.file}.origins`, `AS${object.asn} ${object.name}\n`));
      }
    }
    if (at < commits - 1) files.push(write("snapshot/index.json", `{ "of": ${at} }\n`));
    else
      for (const [path, text] of snapshotOf(objects)) files.push(write(`snapshot/${path}`, text));
    const head = `commit refs/heads/main\ncommitter Bench <bench@example.net> ${time} +0000\n`;
    await put(`${head}data ${message.length}\n${message}\n${files.join("")}\n`);
  }
  importer.stdin.end();
  if ((await ended) !== 0) throw new Error("git fast-import failed");
  await git(folder, ["reset", "--quiet", "--hard"]);
  await git(folder, ["gc", "--quiet"]);
  return { commits, objects: peers, versions, largest };
}

/** Takes some prefixes out of an object and puts others in. */
function change({ lines, asn }, random) {
  const n = asn - 20000;
  for (let i = 0; i < PREFIXES; i++) {
    const [number, line] = entryOf(n, Math.floor(random() * 8000), asn);
    if (!lines.delete(number)) lines.set(number, line);
  }
}

/** Puts the prefixes that are asked for in and out. */
function ask({ lines, asn }, at, commits) {
  const set = (prefix, isThere) => {
    const [first, second, third] = prefix.split(".").map(Number);
    const number = (first << 16) + (second << 8) + third;
    if (isThere) lines.set(number, `${prefix} AS${asn}@RADB`);
    else lines.delete(number);
  };
  const part = at / commits;
  set(ASKED.there, (part > 0.2 && part < 0.4) || part > 0.6);
  set(ASKED.gone, part > 0.1 && part < 0.3);
}

function textOf({ lines }) {
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([, line]) => `${line}\n`)
    .join("");
}

/** The snapshot as it is at the end, with an index that is true. */
function snapshotOf(objects) {
  const own = ["AS52580", "RADB::AS-OWN"].map((name) => ({
    name,
    prefixes: ["145.0.0.0/24 AS52580@RADB"],
    ipv6: ["2a0a:1::/32 AS52580@RADB"],
    origins: [name === "AS52580" ? "AS52580" : `AS${OWN} ${name}`],
  }));
  const others = objects.map((object) => ({
    name: object.name,
    prefixes: textOf(object).trimEnd().split("\n"),
    ipv6: [],
    origins: [`AS${object.asn} ${object.name}`],
  }));
  const made = [...own, ...others].map(({ name, prefixes, ipv6, origins }) => [
    name,
    {
      name,
      sources: ["RADB"],
      engine: "native 1",
      prefixes: {
        ipv4: prefixes.map((line) => readPrefixLine(line, "ipv4")),
        ipv6: ipv6.map((line) => readPrefixLine(line, "ipv6")),
      },
      origins: origins.map(readOriginLine),
    },
  ]);
  return writeSnapshot(new Map(made));
}

function networkText() {
  return `network: { asn: ${OWN}, name: Bench, as_sets: [RADB::AS-OWN] }
irr: { servers: [rr.ntt.net], sources: [RADB] }
policy: azion-peering
routers:
  r1: { platform: bird, router_id: 193.239.116.1, rpki: { caches: [{ address: 193.239.116.2 }] } }
exchanges:
  ix: { name: IX, lan: { ipv4: 193.239.116.0/22 } }
`;
}

function peersText(objects) {
  const peers = objects.map(
    ({ name }, n) => `  - asn: ${20000 + n}
    name: Peer ${n}
    relation: peer
    as_sets: [${name}]
    max_prefixes: { ipv4: 20000 }
    sessions:
      - { router: r1, exchange: ix, local: 193.239.116.1, remote: 193.239.117.${n + 1} }
`,
  );
  return `peers:\n${peers.join("")}`;
}

async function git(cwd, args) {
  const child = spawn("git", args, { cwd, stdio: ["ignore", "inherit", "inherit"] });
  const code = await new Promise((resolve) => void child.once("close", resolve));
  if (code !== 0) throw new Error(`git ${args[0]} failed`);
}
