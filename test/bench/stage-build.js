// One process of the benchmark: the stages of `peerc build`, one after the other, for some platforms.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { checkRouter, renderRouter } from "../../modules/cli/building/build-network.js";
import { readRequest } from "../../modules/verify/index.js";
import { loadNetwork, loadRegistry } from "../../modules/cli/input/load-network.js";
import { compile } from "../../modules/compile/index.js";
import { platforms, reportLimits } from "../../modules/platforms/index.js";
import { verifyRouter } from "../../modules/verify/index.js";
import { measure } from "./measure.js";
import { writeFolder } from "./write-folder.js";

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

const network = await stage(
  "load the declaration",
  () => loadNetwork(options.folder, ".", report),
  (loaded) => `${loaded?.declaration.peers.length} peers`,
);
if (!network) finish();
const registry = await stage(
  "read the snapshot",
  () => loadRegistry(network, report),
  (read) => `${read?.size} objects`,
);
const { declaration, library, files } = network;
const base = declaration.routers.flatMap((r) =>
  r.base ? [[r.base.value, files.read(r.base.value)]] : [],
);
const plans = await stage(
  "compile",
  () => compile({ declaration, library, registry, platforms, baseFiles: new Map(base) }, report),
  (made) => `${made?.length} routers`,
);
if (!plans) finish();
for (const plan of plans) {
  const of = (what) => `${plan.platform}: ${what}`;
  const sessions = plan.peers.flatMap((peer) => peer.sessions).length;
  const entries = plan.lists.prefixes.reduce((n, list) => n + list.set.size, 0);
  await stage(
    of("limits"),
    () => reportLimits(plan, report),
    () => `${sessions} sessions`,
  );
  const router = await stage(
    of("render"),
    () => renderRouter(plan),
    ({ text }) => `${entries} prefixes, ${text.match(/\n/g).length} lines`,
  );
  count(plan.platform, router.text, sessions, entries);
  const platform = platforms[plan.platform];
  const source = { path: router.path, raw: router.text };
  const reading = await stage(
    of("read back"),
    () => platform.read(source, readRequest(plan, "file"), report),
    (read) => `${read.sessions.length} sessions`,
  );
  await stage(
    of("verify"),
    () => verifyRouter(plan, reading, platform, report),
    (proof) => `${proof.filters} filters proven`,
  );
  if (options.check) {
    await stage(
      of("native check"),
      () => checkRouter(router, report),
      ({ kind, tool }) => (kind === "unavailable" ? "none here" : `${kind}: ${tool}`),
    );
  }
  const out = join(options.folder, `out-${plan.platform}`);
  const text = new Map([[router.path, router.text]]);
  await stage(
    of("write"),
    () => writeFolder(out, text, report),
    () => {
      const written = readFileSync(join(out, `${plan.name}.conf`), "utf8");
      if (written !== router.text) problems.push(`${plan.platform}: not what was rendered`);
      return `${(written.length / 1e6).toFixed(1)} MB`;
    },
  );
}
finish();

function finish() {
  writeFileSync(options.result, JSON.stringify({ rows, problems }));
  process.exit(0);
}

/** Counts neighbors and prefixes in a rendered file without the renderer's help. */
function count(platform, text, sessions, entries) {
  const neighbors = {
    bird: /^protocol bgp /gm,
    frr: /^ neighbor \S+ remote-as /gm,
    junos: /^\s+peer-as /gm,
    iosxr: /^ neighbor /gm,
  };
  const prefix = {
    bird: /^ {2}[0-9a-f.:]+\/\d+[+{,\d}]*$/gm,
    frr: /^(?:ip|ipv6) prefix-list /gm,
    junos: /^\s+(?:route-filter )?[0-9a-f.:]+\/\d+.*;$/gm,
    iosxr: /^ {2}[0-9a-f.:]+\/\d+/gm,
  };
  const found = text.match(neighbors[platform])?.length ?? 0;
  if (found !== sessions) problems.push(`${platform}: ${found} neighbors for ${sessions} sessions`);
  const printed = text.match(prefix[platform])?.length ?? 0;
  if (printed < entries) problems.push(`${platform}: ${printed} prefixes for ${entries} entries`);
}
