// One process of the benchmark: makes a copy of a network in which some of the registry's objects, or a peer, have changed.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { loadNetwork, loadRegistry } from "../../modules/cli/input/load-network.js";
import { writeSnapshot } from "../../modules/snapshot/index.js";
import { writeFolder } from "./write-folder.js";

const { folder, copy, every, file, result } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const problems = [];
const report = (d) => {
  if (d.severity === "error") problems.push(d.message);
};

cpSync(folder, copy, { recursive: true, filter: (path) => !/\/(?:rendered|out-\w+)$/.test(path) });
let changed = 0;
if (file) {
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(/as_sets: \[[^\]]*\]/, "$&\n    prefixes: [45.60.0.0/22]"));
  changed = 1;
}
if (every) {
  const network = loadNetwork(folder, ".", report);
  const registry = network && loadRegistry(network, report);
  const objects = [...(registry ?? new Map())].filter(([name]) => name.includes("AS-"));
  const snapshot = new Map(registry);
  objects.forEach(([name, object], at) => {
    if (at % every !== 0 || object.prefixes.ipv4.length < 2) return;
    // A refresh takes some prefixes away and brings others, not only one.
    const ipv4 = [...object.prefixes.ipv4].filter((_, i) => i % 50 !== 1);
    snapshot.set(name, { ...object, prefixes: { ...object.prefixes, ipv4 } });
    changed++;
  });
  await writeFolder(join(copy, "snapshot"), writeSnapshot(snapshot), report);
}
writeFileSync(result, JSON.stringify({ rows: [], problems, changed }));
process.exit(0);
