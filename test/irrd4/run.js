// `npm run test:irrd`: peerc against IRRd 4, over the same objects, query by query.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { loadDatabase, startIrrdServer } from "../../modules/irr/index.js";
import { listSets } from "../compare/list-sets.js";
import { installTools } from "../install-tools.js";
import { generateDump } from "./generate.js";
import { holdAnswers } from "./hold-answers.js";
import { holdFetch } from "./hold-fetch.js";
import { holdObjects } from "./hold-objects.js";
import { holdTrees } from "./hold-trees.js";
import { installIrrd4 } from "./install.js";
import { startIrrd4 } from "./start.js";

const USAGE = `Usage: npm run test:irrd -- [OPTIONS] [DUMP...]

Installs IRRd 4, PostgreSQL and Redis where they are missing (as root, on Debian), loads dumps into IRRd, and holds what peerc
makes of them against IRRd: which objects count, the answers of \`peerc irrd\`, \`peerc irr tree\` and \`peerc fetch\` with both
engines. Exits with 1 where anything differs that is no known exception.

  DUMP...     dumps beside the example's and a generated one (default: dn42.rpsl.gz of ../shared/data, if it is there)
  --seed N    of the generated one (default: 1)
  --only WHAT answers, trees or fetch, beside which objects count
  --keep      leave the folder with logs and data, and say where it is
`;

const PARTS = { answers: holdAnswers, trees: holdTrees, fetch: holdFetch };
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    only: { type: "string" },
    keep: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const shared = join(ROOT, "../shared/data/dn42.rpsl.gz");
const given =
  positionals.length > 0 ? positionals.map((path) => resolve(path)) : [shared].filter(existsSync);
const folder = mkdtempSync(join(tmpdir(), "peerc-irrd4-"));
const stops = [];
let differences = 1;
try {
  if (!installTools()) throw new Error("tools are missing");
  const installed = installIrrd4();
  differences = await compare(installed);
} catch (problem) {
  console.error(`\n!!! NOT TESTED against IRRd: ${problem.message} !!!\n`);
} finally {
  for (const stop of stops.reverse()) await stop();
  if (values.keep) console.log(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
process.exit(differences === 0 ? 0 : 1);

async function compare(installed) {
  const start = Date.now();
  const generated = join(folder, "generated.rpsl");
  writeFileSync(generated, generateDump(Number(values.seed)));
  const dumps = [
    ...given,
    ...["radb", "tc"].map((name) => join(ROOT, `examples/azion/irr/${name}.rpsl`)),
    generated,
  ];
  const whole = await load(dumps);
  const { sources } = whole;
  const irrd = await startIrrd4({ installed, folder, sources, dumps });
  stops.push(irrd.stop);

  const names = new Set((await listSets(dumps)).map((set) => set.name));
  for (const object of irrd.objects()) {
    const name = /^\S+ (?:as|route)-set (.*)$/.exec(object)?.[1];
    if (name) names.add(name);
  }
  const taken = readFileSync(irrd.taken, "utf8")
    .split("\n\n")
    .filter((text) => text.trim() !== "");
  console.log(`${dumps.map((path) => path.split("/").at(-1)).join(" + ")}: ${sources.join(", ")}`);
  let differ = await holdObjects({ database: whole, taken, irrd, names });

  // From here on over the objects that IRRd took: what else there is to say of the others was said.
  const database = await load([irrd.taken]);
  const server = await startIrrdServer(database);
  stops.push(() => server.close());
  const common = {
    database,
    names: [...names],
    sources: database.sources,
    irrd: irrd.port,
    server: server.port,
    folder,
    dump: irrd.taken,
  };
  for (const [what, hold] of Object.entries(PARTS)) {
    if (values.only === undefined || values.only === what) differ += await hold(common);
  }
  console.log(`\n${differ} differences; ${((Date.now() - start) / 1000).toFixed(0)} s`);
  return differ;
}

async function load(dumps) {
  const report = (diagnostic) =>
    diagnostic.severity === "error" && console.error(diagnostic.message);
  const database = await loadDatabase(
    dumps.map((path) => ({ path })),
    report,
  );
  if (!database) throw new Error(`dumps cannot be read: ${dumps.join(", ")}`);
  return database;
}
