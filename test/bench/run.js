// `npm run bench`: what peerc takes for a large exchange, stage by stage, beside what gunzip and bgpq4 take.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { declareRpki } from "./audit-network.js";
import { prepareData } from "./data.js";
import { OWN, peersFile, writeDeclaration } from "./declaration.js";
import { writeFetchNetwork } from "./fetch-network.js";
import { formatTable, middle } from "./measure.js";
import { formatProofs } from "./proofs.js";

const USAGE = `Usage: npm run bench -- [OPTIONS]

  --small          a network of 30 sessions instead, beside arouteserver, and what starting takes
  --blame          \`peerc blame\` over a thousand commits of a snapshot instead
  --audit          \`peerc audit\` of the large network instead
  --routes         \`peerc routes\`: a million received routes in each form, beside other readers of MRT
  --impact         \`peerc impact\`: a million received routes of twenty sessions, through both sides' policies
  --diff           \`peerc diff\` of the large network and one with changes instead, beside its build
  --scale N        0.1 to 20 times the networks, sessions and registry, or the received routes (default: 1)
  --platform NAME  bird, frr, junos, iosxr or all (default: all)
  --data DIR       where dfz.rpsl.gz, cones.rpsl and ams-ix-members.json are (default: ../shared/data beside the
                   checkout where it exists; otherwise data of the same shape is generated)
  --largest N      networks whose as-sets hold more prefixes are filtered by their own ASN (default: 50000)
  --no-bgpq4       do not have bgpq4 expand the same as-sets
  --no-check       do not run the platforms' own parsers
  --only-fetch     nothing but \`peerc fetch\` of all as-sets
  --keep           leave the network that was built in its temporary folder
`;

const PLATFORMS = ["junos", "iosxr", "bird", "frr"];
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HEAP = "--max-old-space-size=16000";
/** How often one peer is changed while a build watches; odd, so that one of them is the middle one. */
const CHANGES = 7;
/** How often the stages of a platform alone are run; odd too. */
const ALONE = 5;

const { values } = parseArgs({
  options: {
    small: { type: "boolean" },
    blame: { type: "boolean" },
    audit: { type: "boolean" },
    diff: { type: "boolean" },
    routes: { type: "boolean" },
    impact: { type: "boolean" },
    scale: { type: "string", default: "1" },
    platform: { type: "string", default: "all" },
    data: { type: "string" },
    largest: { type: "string", default: "50000" },
    "no-bgpq4": { type: "boolean" },
    "no-check": { type: "boolean" },
    "only-fetch": { type: "boolean" },
    keep: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  },
});
const scale = Number(values.scale);
const wanted = values.platform === "all" ? PLATFORMS : [values.platform];
if (values.help || !(scale >= 0.1 && scale <= 20) || !wanted.every((p) => PLATFORMS.includes(p))) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 64);
}
if (!existsSync(join(ROOT, "dist/cli/main.cjs"))) {
  console.error("there is no dist/: run `npm run build` first");
  process.exit(1);
}

if (values.small) process.exit(await (await import("./small.js")).compareSmall());
if (values.blame) process.exit(await (await import("./blame.js")).measureBlame());

const work = mkdtempSync(join(tmpdir(), "peerc-bench-"));
const problems = [];
const rows = [];
try {
  await main();
} finally {
  if (values.keep) console.log(`kept: ${work}`);
  else rmSync(work, { recursive: true, force: true });
}
for (const problem of problems.slice(0, 20)) console.error(`NOT AS IT SHOULD BE: ${problem}`);
process.exit(problems.length > 0 ? 1 : 0);

async function main() {
  if (values.routes || values.impact) {
    const { measureImpact, measureRoutes } = await import("./routes/measure.js");
    const [{ model }] = cpus();
    console.log(`Node ${process.version}, ${cpus().length} × ${model.trim()}`);
    const measured = values.routes ? measureRoutes : measureImpact;
    return measured({ work, scale, command, problems });
  }
  const beside = join(ROOT, "../shared/data");
  const folder = values.data ? resolve(values.data) : existsSync(beside) ? beside : null;
  const data = await prepareData(folder, scale, work);
  const network = join(work, "network");
  mkdirSync(network);
  const own = join(network, "own.rpsl");
  writeFileSync(own, ownObjects());
  const dumps = [...data.dumps, own];
  const [{ model }] = cpus();
  console.log(
    `${data.about}, scale ${scale}; Node ${process.version}, ${cpus().length} × ${model.trim()}\n`,
  );

  if (values["only-fetch"]) {
    rows.push(fetched(data));
    console.log(formatTable(rows));
    return;
  }
  rows.push(gunzipAlone(dumps[0]));
  const registry = stage("stage-registry.js", {
    dumps,
    sources: ["RADB", "DFZ"],
    sets: data.sets,
    members: data.members,
    largest: Number(values.largest),
    bgpq4: !values["no-bgpq4"] && spawnSync("bgpq4", ["-v"]).error === undefined,
    network,
  });
  const { networks } = registry;
  writeDeclaration(network, networks, wanted, scale);
  if (values.audit) {
    rows.length = 0;
    await audit(network, dumps[0]);
    console.log(formatTable(rows));
    return;
  }
  if (values.diff) {
    rows.length = 0;
    compare(network);
    console.log(formatTable(rows));
    return;
  }
  stage("stage-build.js", { folder: network, check: !values["no-check"] });

  rows.push(fetched(data));
  const proofs = commands(network, networks);
  console.log(formatTable(rows));
  console.log(formatProofs(proofs));
  const replaced = networks.filter((n) => n.tooLarge).length;
  const sessions = networks.reduce((n, { sessions: own }) => n + own.length, 0);
  console.log(
    `${networks.length} networks with ${sessions} sessions on each of ${wanted.join(", ")}; ${replaced} of them, with as-sets of more than ` +
      `${values.largest} prefixes, are filtered by their own ASN.`,
  );
}

/**
 * Whole commands as they are run: help, a build, and one after a single peer changed. Gives the stages of builds of each
 * platform by itself.
 */
function commands(network, networks) {
  const proofs = [];
  rows.push(command("peerc --help", ["--help"], network));
  const build = ["build", "--no-native-check"];
  if (wanted.length > 1) rows.push(command("peerc build, all", build, network));
  for (const platform of wanted) {
    writeDeclaration(network, networks, [platform], scale);
    rows.push(command(`peerc build, ${platform}`, build, network));
    rows.push(watched(platform, network));
    proofs.push({ platform, runs: Array.from({ length: ALONE }, () => stagesOf(network)) });
  }
  return proofs;
}

/** `peerc audit` of all peers by the shipped agreements, with RPKI data. */
async function audit(network, dump) {
  const vrps = await declareRpki(network, dump);
  const fetched = command("peerc fetch --only rpki", ["fetch", "--only", "rpki"], network);
  rows.push({ ...fetched, note: `${vrps} VRPs; ${fetched.note}` });
  for (const agreement of ["azion", "upkeep"]) {
    const argv = ["audit", "--agreement", agreement, "--format", "json"];
    rows.push(command(`peerc audit, ${agreement}`, argv, network, { codes: [0, 2] }));
  }
}

/** `peerc diff` of a network and copies of it, beside a build of all platforms. */
function compare(network) {
  rows.push(command("peerc build, all", ["build", "--no-native-check"], network));
  const copies = [
    { name: "nothing changed" },
    { name: "one peer changed", file: peersFile(0) },
    { name: "a tenth of the as-sets changed", every: 10 },
  ];
  for (const [at, { name, ...change }] of copies.entries()) {
    const copy = join(work, `copy-${at}`);
    const { changed } = inProcess("stage-change.js", { folder: network, copy, ...change });
    const argv = ["diff", network, copy];
    const row = command(`peerc diff, ${name}`, argv, work, { codes: [0, 2], flags: [HEAP] });
    rows.push({ ...row, note: `${changed} changed; ${row.note}` });
    if (change.every) {
      const lines = command("the same, with --lines", [...argv, "--lines"], work, { codes: [2] });
      rows.push(lines);
    }
    rmSync(copy, { recursive: true });
  }
}

/** The stages of a build in a process of its own, in which V8 has compiled nothing yet. */
function stagesOf(folder) {
  return inProcess("stage-build.js", { folder, check: false }).rows;
}

/** `peerc build --watch` from a change of one peer's limit to the files in place: the middle one of some changes. */
function watched(platform, folder) {
  const result = join(work, "result.json");
  const file = join(folder, peersFile(0));
  node("stage-watch.js", { folder, file, changes: CHANGES, result }, [HEAP]);
  const found = JSON.parse(readFileSync(result, "utf8"));
  const { code, text, rounds, proofs, written, peak } = found;
  if (code !== 0)
    problems.push(`build --watch, ${platform}: exit code ${code}\n${text.slice(-2000)}`);
  if (written !== CHANGES)
    problems.push(`build --watch, ${platform}: ${written} of ${CHANGES} written`);
  const [walls, cpus] = [rounds.map(({ wall }) => wall), rounds.map(({ cpu }) => cpu)];
  const two = (seconds) => seconds.toFixed(2);
  const note =
    `wall ${two(Math.min(...walls))} to ${two(Math.max(...walls))} s; ` +
    `proven in ${two(middle(proofs))} s, at most ${two(Math.max(...proofs))}`;
  const stage = `one peer changed, ${platform}`;
  return { stage, cpu: middle(cpus), wall: middle(walls), peak, note };
}

/** A command in a process of its own: wall seconds from its start to its end. */
function command(name, argv, cwd, { codes = [0], flags = [HEAP] } = {}) {
  const result = join(work, "result.json");
  const start = process.hrtime.bigint();
  node("stage-command.js", { argv, cwd, result }, flags);
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  const { code, text, cpu, gc, peak } = JSON.parse(readFileSync(result, "utf8"));
  if (!codes.includes(code)) problems.push(`${name}: exit code ${code}\n${text.slice(-2000)}`);
  return { stage: name, cpu, wall, peak, text, note: `${gc.toFixed(1)} s in V8's collector` };
}

/**
 * `peerc fetch` of a network with a peer for each as-set. The largest of them are refused, as they cover too much of the
 * address space: exit code 1.
 */
function fetched({ dumps, sets }) {
  const folder = join(work, "fetch");
  writeFetchNetwork(folder, dumps, sets);
  // As it is started by hand: how much the collector has to do depends on the memory that it may use.
  const how = { codes: [0, 1], flags: [] };
  const row = command("peerc fetch, all as-sets", ["fetch", "--keep-going"], folder, how);
  if (!existsSync(join(folder, "snapshot"))) problems.push("peerc fetch wrote no snapshot");
  return row;
}

/** Runs stages in a process of their own; takes over their rows and problems. */
function stage(script, options) {
  const found = inProcess(script, options);
  rows.push(...found.rows);
  return found;
}

/** Runs stages in a process of their own; takes over their problems. */
function inProcess(script, options) {
  const result = join(work, "result.json");
  node(script, { ...options, result }, ["--expose-gc", HEAP]);
  const found = JSON.parse(readFileSync(result, "utf8"));
  problems.push(...found.problems);
  return found;
}

function node(script, options, flags) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const input = join(work, "options.json");
  writeFileSync(input, JSON.stringify(options));
  const { status } = spawnSync(process.execPath, [...flags, path, input], { stdio: "inherit" });
  if (status !== 0) throw new Error(`${script} failed`);
}

/** What decompressing the largest dump takes, which no reader of it can do without. */
function gunzipAlone(path) {
  const command = `bash -c 'time gunzip -c "${path}" > /dev/null'`;
  const { stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8" });
  const seconds = (word) => {
    const [, minutes, rest] = new RegExp(`${word}\\s+(\\d+)m([\\d.]+)s`).exec(stderr) ?? [0, 0, 0];
    return Number(minutes) * 60 + Number(rest);
  };
  const cpu = seconds("user") + seconds("sys");
  return { stage: "gunzip alone", cpu, wall: seconds("real"), peak: null, note: "" };
}

/** What our own network has registered. */
function ownObjects() {
  const tail = "mnt-by: MAINT-BENCH\nsource: RADB\n\n";
  return [
    `as-set: ${OWN.asSet}\nmembers: AS${OWN.asn}\n${tail}`,
    `route: 179.191.160.0/20\norigin: AS${OWN.asn}\n${tail}`,
    `route6: 2804:cf8::/32\norigin: AS${OWN.asn}\n${tail}`,
  ].join("");
}
