// `npm run compare`: every as-set and route-set of whole dumps, by the native engine and by bgpq4, held against each other.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { expandObject, loadDatabase } from "../../modules/irr/index.js";
import { runCommand } from "../../modules/system/index.js";
import { parseObjectName } from "../../modules/net/index.js";
import { askBgpq4 } from "./ask-bgpq4.js";
import { excuseOf } from "./exceptions.js";
import { differences } from "./differences.js";
import { listSets } from "./list-sets.js";

const USAGE = `Usage: npm run compare -- [OPTIONS] [DUMP...]

Serves dumps with \`peerc irrd\`, has bgpq4 expand every as-set and route-set in them for IPv4 and for IPv6 and follow
every as-set to its origins, and holds the answers against those of the native engine. Exits with 1 where one differs.

  DUMP...     dumps, read together (default: dn42.rpsl.gz by itself, then cones.rpsl over dfz.rpsl.gz)
  --data DIR  where those are (default: ../shared/data beside the checkout)
  --walk      have bgpq4 follow the sets for the prefixes as well, instead of asking the server for them at once
`;

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const AT_ONCE = 8;
/** What is asked of each set. */
const QUESTIONS = { "as-set": ["ipv4", "ipv6", "origins"], "route-set": ["ipv4", "ipv6"] };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: "string" },
    walk: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const beside = values.data ? resolve(values.data) : join(ROOT, "../shared/data");
const runs =
  positionals.length > 0
    ? [positionals.map((path) => resolve(path))]
    : [["dn42.rpsl.gz"], ["dfz.rpsl.gz", "cones.rpsl"]].map((names) =>
        names.map((name) => join(beside, name)),
      );
const missing = runs.flat().filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(`not there: ${missing.join(", ")}\n\n${USAGE}`);
  process.exit(64);
}
const version = await runCommand("bgpq4", ["-v"]);
if (version === null) {
  console.error("bgpq4 is not installed");
  process.exit(1);
}
console.log(`bgpq4 ${/version: (\S+)/.exec(version.stdout)?.[1] ?? "of unknown version"}`);
let differs = 0;
for (const dumps of runs) differs += await compare(dumps);
process.exit(differs > 0 ? 1 : 0);

/** Compares all sets of some dumps and prints what came of it; gives the number of answers that differ. */
async function compare(dumps) {
  const start = Date.now();
  const report = (d) => d.severity === "error" && console.error(d.message);
  const database = await loadDatabase(
    dumps.map((path) => ({ path })),
    report,
  );
  if (database === null) return 1;
  const { sources } = database;
  const named = await listSets(dumps);
  const held = (set) =>
    parseObjectName(set.name) !== null &&
    database.findSets(set.name, sources, [set.class]).length > 0;
  const dropped = named.filter((set) => !held(set));
  const sets = named.filter(held);

  const tally = { answers: 0, equal: 0, empty: 0, items: 0, different: [] };
  const excused = new Map();
  const server = await serve(dumps);
  try {
    let next = 0;
    const work = async () => {
      for (let set = sets[next++]; set; set = sets[next++]) {
        const { object } = expandObject(database, parseObjectName(set.name), { sources });
        for (const what of QUESTIONS[set.class]) {
          const outcome = await decide(object, what, server.address);
          tally.answers++;
          if (outcome.kind === "excused") {
            excused.set(outcome.excuse, [
              ...(excused.get(outcome.excuse) ?? []),
              `${set.name}, ${what}`,
            ]);
          } else if (outcome.kind === "different") {
            tally.different.push(`${set.name}, ${what}: ${outcome.problem}`);
          } else {
            tally.equal++;
            tally.items += outcome.items;
            if (outcome.items === 0) tally.empty++;
          }
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    server.stop();
  }

  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  const routeSets = sets.filter((set) => set.class === "route-set").length;
  console.log(`\n${dumps.map((path) => basename(path)).join(" + ")}: ${sources.join(", ")}`);
  console.log(`  ${sets.length - routeSets} as-sets, ${routeSets} route-sets; ${seconds} s`);
  for (const { name } of dropped) {
    const why = database.droppedSet(name)?.detail ?? "no part of its name begins with AS- or RS-";
    console.log(`  not in it, as the object cannot be used: ${name}: ${why}`);
  }
  console.log(`  answers: ${tally.answers}`);
  console.log(`  equal: ${tally.equal} (${tally.empty} of them empty), ${tally.items} items`);
  for (const [{ what, text }, ones] of excused) {
    console.log(`  different by a known exception: ${ones.length}: ${what} (${text})`);
    for (const one of ones) console.log(`    ${one}`);
  }
  console.log(`  different otherwise: ${tally.different.length}`);
  for (const one of tally.different) console.log(`    ${one}`);
  return tally.different.length;
}

/** What comes of one answer. */
async function decide(object, what, server) {
  const { name, sources } = object;
  const ours =
    what === "origins" ? object.origins.map(({ asn }) => asn) : [...object.prefixes[what]];
  const excuse = excuseOf(name, what, ours);
  if (excuse !== null && !excuse.ask) return { kind: "excused", excuse };
  const theirs = await askBgpq4(name, what, {
    server,
    sources,
    walk: values.walk,
  });
  if (typeof theirs === "string") return { kind: "different", problem: theirs };
  const problem = differences(what, ours, theirs);
  if (problem === null) return { kind: "equal", items: ours.length };
  // An exception says what bgpq4 gives in its case, and is none where it gives anything else.
  return excuse !== null && theirs.length === 0
    ? { kind: "excused", excuse }
    : { kind: "different", problem };
}

/** `peerc irrd` over dumps, as users start it. */
function serve(dumps) {
  const main = join(ROOT, "dist/cli/main.cjs");
  const child = spawn(process.execPath, [main, "irrd", "--port", "0", ...dumps], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const stop = () => child.kill();
  process.once("exit", stop);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`peerc irrd ended with ${code}`)));
    createInterface({ input: child.stdout }).once("line", (line) => {
      const address = /(127\.0\.0\.1:\d+)$/.exec(line)?.[1];
      if (address) done({ address, stop });
      else failed(new Error(`peerc irrd said: ${line}`));
    });
  });
}
