// One process of the benchmark: reads the dumps, expands every as-set, has bgpq4 do the same, writes the snapshot, and
// holds the shortest lists against those of `bgpq4 -A`.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expandObject, loadDatabase, startIrrdServer } from "../../modules/irr/index.js";
import { parseObjectName, PrefixSet } from "../../modules/net/index.js";
import { prefixEntries as junosEntries } from "../../modules/platforms/junos/render/prefix-entries.js";
import { writeSnapshot } from "../../modules/snapshot/index.js";
import { networksOf, OWN } from "./declaration.js";
import { measure } from "./measure.js";
import { writeFolder } from "./write-folder.js";

const FAMILIES = ["ipv4", "ipv6"];
const BGPQ4_AT_ONCE = 8;

const options = JSON.parse(readFileSync(process.argv[2], "utf8"));
const rows = [];
const problems = [];
const report = (d) => {
  if (d.severity === "error") problems.push(d.message);
};

async function stage(name, work, note) {
  const { value, row } = await measure(name, work);
  rows.push({ ...row, note: note(value) });
  return value;
}

const files = options.dumps.map((path) => ({ path }));
await stage(
  "load the large dump alone",
  () => loadDatabase(files.slice(0, 1), report),
  ({ counts }) => `${counts.routes.ipv4} + ${counts.routes.ipv6} routes`,
);
const database = await stage(
  "load all dumps",
  () => loadDatabase(files, report),
  ({ counts }) => `${counts.routes.ipv4} + ${counts.routes.ipv6} routes, ${counts.sets} sets`,
);

const { sources } = options;
const counts = new Map();
function expand(name) {
  const { object } = expandObject(database, parseObjectName(name), { sources });
  return object;
}
await stage(
  "expand all as-sets",
  () => {
    for (const name of options.sets) {
      const { prefixes } = expand(name);
      counts.set(name, { ipv4: prefixes.ipv4.length, ipv6: prefixes.ipv6.length });
    }
  },
  () => `${options.sets.length} sets, ${sum(counts)} prefixes`,
);
await stage(
  "expand, and make each prefix",
  () => {
    let routes = 0;
    for (const name of options.sets) {
      const { prefixes } = expand(name);
      for (const family of FAMILIES) {
        for (const prefix of prefixes[family]) routes += prefix.routes.length;
      }
    }
    return routes;
  },
  (routes) => `the same sets, ${routes} route objects`,
);

if (options.bgpq4) await askBgpq4();

const networks = networksOf(options.members, counts, options.largest);
const needed = new Set([OWN.asSet, `AS${OWN.asn}`, ...networks.flatMap((n) => n.objects)]);
const snapshot = new Map([...needed].map((name) => [name, expand(name)]));
const folder = join(options.network, "snapshot");
const lines = [...snapshot.values()].reduce(
  (total, { prefixes }) => total + prefixes.ipv4.length + prefixes.ipv6.length,
  0,
);
await stage(
  "write the snapshot",
  () => writeFolder(folder, writeSnapshot(snapshot), report),
  () => `${snapshot.size} objects, ${lines} prefixes`,
);

const sets = [...snapshot].flatMap(([name, { prefixes }]) =>
  FAMILIES.map((family) => {
    const ranges = Array.from(prefixes[family], ({ range }) => range);
    const set = PrefixSet.of(family, ranges);
    return { name, family, set, registered: set.ranges.length };
  }),
);
const lists = await stage(
  "make the shortest lists",
  () => sets.map((list) => ({ ...list, minimal: list.set.minimal() })),
  (made) => {
    const entries = made.reduce((total, { minimal }) => total + minimal.ranges.length, 0);
    const junos = made.reduce((total, { minimal }) => total + junosEntries(minimal).size, 0);
    const registered = made.reduce((total, list) => total + list.registered, 0);
    return `${registered} prefixes in ${entries} entries; ${junos} on Junos`;
  },
);
if (options.bgpq4) await holdAgainstBgpq4();

const sized = networks.map((network) => {
  const limit = (family) =>
    network.objects.reduce((total, name) => total + snapshot.get(name).prefixes[family].length, 1);
  return { ...network, limits: { ipv4: limit("ipv4"), ipv6: limit("ipv6") } };
});
writeFileSync(options.result, JSON.stringify({ rows, problems, networks: sized, lines }));

function sum(all) {
  return [...all.values()].reduce((total, { ipv4, ipv6 }) => total + ipv4 + ipv6, 0);
}

/** The same expansions by bgpq4; each must come to as many prefixes. */
async function askBgpq4() {
  const jobs = options.sets.flatMap((name) => FAMILIES.map((family) => ({ name, family })));
  const note = (seconds) => `the same counts; and ${seconds} s CPU of the server asked`;
  await askAll("bgpq4, 8 at once", jobs, ["-F", "'%n/%l\\n'"], note, ({ name, family }, found) => {
    const expected = counts.get(name)[family];
    if (found !== expected) problems.push(`${name} ${family}: bgpq4 ${found}, native ${expected}`);
  });
}

/** The lists of what a router gets, by `bgpq4 -A`: none may be shorter than ours. */
async function holdAgainstBgpq4() {
  let entries = 0;
  let shorter = 0;
  let longer = 0;
  const note = () =>
    `${entries} entries; ours are shorter in ${shorter} lists, longer in ${longer}`;
  await askAll("bgpq4 -A, 8 at once", lists, ["-A", "-j", "-p"], note, (list, found) => {
    const ours = list.minimal.ranges.length;
    entries += found;
    if (ours < found) shorter++;
    if (ours <= found) return;
    longer++;
    problems.push(`${list.name} ${list.family}: ${ours} entries, bgpq4 -A ${found}`);
  });
}

/** Has bgpq4 print lists, several at once, against our own server; `tell` gets the number of entries of each. */
async function askAll(name, jobs, flags, note, tell) {
  const server = await startIrrdServer(database);
  const before = childrenSeconds();
  let next = 0;
  const ask = async () => {
    for (let job = jobs[next++]; job; job = jobs[next++]) {
      tell(job, await countWithBgpq4(server, job, flags));
    }
  };
  const { row } = await measure(name, () =>
    Promise.all(Array.from({ length: BGPQ4_AT_ONCE }, ask)),
  );
  const cpu = childrenSeconds() - before;
  rows.push({ ...row, cpu, peak: null, note: note(row.cpu.toFixed(1)) });
  await server.close();
}

/** The number of lines with a prefix that bgpq4 prints. */
function countWithBgpq4(server, { name, family }, flags) {
  const flag = family === "ipv4" ? "-4" : "-6";
  const host = `${server.host}:${server.port}`;
  const command = `bgpq4 -h ${host} -S ${sources.join(",")} ${flag} ${flags.join(" ")} ${name} | grep -c '/[0-9]'`;
  return new Promise((resolve) => {
    const child = spawn("sh", ["-c", command], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (piece) => (text += piece));
    child.on("close", () => resolve(Number(text)));
  });
}

/** CPU seconds of the children that have ended, from /proc (in ticks of 10 ms). */
function childrenSeconds() {
  const fields = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
