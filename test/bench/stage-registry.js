// One process of the benchmark: reads the dumps, expands every as-set, has bgpq4 do the same, writes the snapshot.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expandObject, loadDatabase, startIrrdServer } from "../../dist/irr/index.js";
import { parseObjectName } from "../../dist/net/index.js";
import { replaceDirectory, writeSnapshot } from "../../dist/snapshot/index.js";
import { networksOf, OWN } from "./declaration.js";
import { measure } from "./measure.js";

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
const database = await stage(
  "load the dumps",
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
  () => replaceDirectory(folder, writeSnapshot(snapshot), () => true, report, folder),
  () => `${snapshot.size} objects, ${lines} prefixes`,
);

const sized = networks.map((network) => {
  const limit = (family) =>
    network.objects.reduce((total, name) => total + snapshot.get(name).prefixes[family].length, 1);
  return { ...network, limits: { ipv4: limit("ipv4"), ipv6: limit("ipv6") } };
});
writeFileSync(options.result, JSON.stringify({ rows, problems, networks: sized, lines }));

function sum(all) {
  return [...all.values()].reduce((total, { ipv4, ipv6 }) => total + ipv4 + ipv6, 0);
}

/** The same expansions by bgpq4, several at once, against our own server; each must come to as many prefixes. */
async function askBgpq4() {
  const server = await startIrrdServer(database);
  const jobs = options.sets.flatMap((name) => FAMILIES.map((family) => ({ name, family })));
  const before = childrenSeconds();
  const ask = async () => {
    for (let job = jobs.pop(); job; job = jobs.pop()) {
      const { name, family } = job;
      const found = await countWithBgpq4(server, name, family);
      const expected = counts.get(name)[family];
      if (found !== expected)
        problems.push(`${name} ${family}: bgpq4 ${found}, native ${expected}`);
    }
  };
  const { row } = await measure("bgpq4, 8 at once", () =>
    Promise.all(Array.from({ length: BGPQ4_AT_ONCE }, ask)),
  );
  const note = `the same counts; and ${row.cpu.toFixed(1)} s CPU of the server asked`;
  rows.push({ ...row, cpu: childrenSeconds() - before, peak: null, note });
  await server.close();
}

function countWithBgpq4(server, name, family) {
  const flag = family === "ipv4" ? "-4" : "-6";
  const host = `${server.host}:${server.port}`;
  const command = `bgpq4 -h ${host} -S ${sources.join(",")} ${flag} -F '%n/%l\\n' ${name} | wc -l`;
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
