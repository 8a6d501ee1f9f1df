// `npm run bench -- --routes` and `-- --impact`: received routes through each reader, and through the policies of both sides.
import { createWriteStream, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import { formatTable } from "../measure.js";
import { writeNetwork, writeRegistry, writeVrps } from "./network.js";
import { bird, frr, iosxr, junos, neutral, neutralByPrefix } from "./outputs.js";
import { ROUTER, SESSIONS } from "./received.js";
import { measureTool, toolsFor } from "./tools.js";
import { bmp, mrtMessages, mrtTable } from "./wire.js";

/** How many routes a session has at scale 1: a million in all. */
const OF_A_SESSION = 50_000;

/** Each kind of output: its name, how it is made, and what is said of it. */
const OUTPUTS = [
  { name: "BIRD", make: bird },
  { name: "FRR", make: frr, said: ["--view", "adj-rib-in-post-policy"] },
  { name: "Junos, JSON", make: junos, said: ["--from", "junos"] },
  { name: "IOS-XR, XML", make: iosxr },
  { name: "BMP", make: bmp },
  { name: "MRT, messages", make: mrtMessages },
  { name: "MRT, table", make: mrtTable, isTable: true },
];

/** Measures each reader, beside other tools on the same MRT file. `command` runs one of peerc, and gives a row. */
export async function measureRoutes({ work, scale, command, problems }) {
  const count = Math.round(OF_A_SESSION * scale);
  const total = count * SESSIONS.length;
  const network = join(work, "network");
  writeNetwork(network);
  writeRegistry(network, 10);
  const rows = [];
  for (const { name, make, said = [], isTable = false } of OUTPUTS) {
    const path = join(work, "output");
    await write(path, make(count));
    const to = join(work, "routes.jsonl.gz");
    const argv = ["routes", "--router", ROUTER, "--to", to, ...said, path];
    const row = command(name, argv, network, { flags: [] });
    if (!row.text.includes(`${total} routes`)) {
      problems.push(`${name}: not ${total} routes:\n${row.text.slice(-1000)}`);
    }
    rows.push({ ...row, note: rate(total, row.cpu, `${megabytes(path)} MB`) });
    if (isTable) rows.push(...otherTools(path, total, problems));
    rmSync(path);
    rmSync(to, { force: true });
  }
  const path = join(work, "routes.jsonl.gz");
  await write(path, neutral(count), true);
  const row = command("peerc's own form", ["routes", path], network, { flags: [] });
  rows.push({ ...row, note: rate(total, row.cpu, `${megabytes(path)} MB, gzip`) });
  console.log(`${total} routes of ${SESSIONS.length} sessions, written to a packed file\n`);
  console.log(formatTable(rows));
}

/**
 * Measures `peerc impact`: with the routes of one session and of all, with one session's policy changed and with all of them,
 * and with all routes in one file.
 */
export async function measureImpact({ work, scale, command, problems }) {
  const count = Math.round(OF_A_SESSION * scale);
  const total = count * SESSIONS.length;
  const networks = {
    before: new Map(),
    one: new Map([[0, "{ local_preference: 80, max_as_path: 4 }"]]),
    all: new Map(SESSIONS.map(({ n }) => [n, "{ max_as_path: 4 }"])),
  };
  for (const [name, settings] of Object.entries(networks)) {
    const folder = join(work, name);
    writeNetwork(folder, settings);
    writeRegistry(folder, count);
    command("peerc fetch", ["fetch"], folder);
  }
  const vrps = join(work, "vrps.json");
  writeVrps(vrps, count);
  const routes = join(work, "routes");
  mkdirSync(routes);
  for (const session of SESSIONS) {
    await write(join(routes, fileOf(session)), neutral(count, [session]), true);
  }
  const rows = [];
  const none = join(work, "none.jsonl");
  await write(none, neutral(1, [SESSIONS[0]]));
  const all = join(work, "all.jsonl.gz");
  const stages = [
    { name: "one route, for comparison", after: "all", from: none },
    {
      name: "one session's routes",
      after: "all",
      from: join(routes, fileOf(SESSIONS[0])),
      of: count,
    },
    { name: "all, one session changed", after: "one", from: routes, of: total },
    { name: "all, every session changed", after: "all", from: routes, of: total },
    { name: "  the same in one file, by prefix", after: "all", from: all, of: total },
  ];
  for (const { name, after, from, of } of stages) {
    if (from === all) await write(all, neutralByPrefix(count), true);
    const sides = [join(work, "before"), join(work, after)];
    const argv = ["impact", ...sides, "--routes", from, "--vrps", vrps];
    const row = command(name, argv, work, { codes: [0, 2], flags: [] });
    if (of && !row.text.includes(of.toLocaleString("en")))
      problems.push(`${name}: not ${of} routes:\n${row.text.slice(0, 1000)}`);
    rows.push({ ...row, note: of ? rate(of, row.cpu) : "" });
  }
  console.log(`${total} routes of ${SESSIONS.length} sessions; files packed with gzip\n`);
  console.log(formatTable(rows));
}

const fileOf = ({ name }) => `${name}.jsonl.gz`;

function otherTools(path, total, problems) {
  return toolsFor(path).map(({ name, argv, absent }) => {
    const stage = `  ${name}, the same file`;
    if (absent) return { stage, cpu: null, wall: 0, peak: null, note: `absent: ${absent}` };
    const taken = measureTool(argv);
    if (!taken) return { stage, cpu: null, wall: 0, peak: null, note: "failed" };
    const [, found] = /(\d+)\s/.exec(taken.text) ?? [];
    if (Number(found) !== total) problems.push(`${name} finds ${found} routes, not ${total}`);
    return { stage, ...taken, note: rate(total, taken.cpu) };
  });
}

/** What so many routes in so many CPU seconds are in a minute. */
function rate(routes, cpu, more = "") {
  const text = `${(((routes / cpu) * 60) / 1e6).toFixed(2)} million routes a minute`;
  return more === "" ? text : `${text}; ${more}`;
}

const megabytes = (path) => (statSync(path).size / 1e6).toFixed(0);

async function write(path, pieces, isPacked = false) {
  const to = createWriteStream(path);
  const steps = isPacked ? [createGzip({ level: 1 }), to] : [to];
  await pipeline(Readable.from(pieces), ...steps);
}
