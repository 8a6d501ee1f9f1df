// `npm run test:node-versions`: the program, and a part of the tests, with every version of Node that is supported. Downloads
// those that are not there, about 50 MB each. The whole of the tests runs with each line in .github/workflows/ci.yml.
import { spawnSync } from "node:child_process";

import { installNode } from "./install-node.js";
import { tryProgram } from "./try-program.js";
import { NODE_VERSIONS } from "./versions.js";

/** Tests of what differs between versions of Node: starting, files, folders, programs, and text as bytes and numbers. */
const TESTS = [
  "test/cli/start",
  "test/system",
  "test/net/prefix-scanner",
  "test/net/decimal-patterns",
];

const built = spawnSync(process.execPath, ["src/build/build-single-file.js"], { stdio: "inherit" });
if (built.status !== 0) process.exit(1);

for (const version of NODE_VERSIONS) {
  const node = installNode(version);
  const wrong = tryProgram(node, "release/peerc.cjs");
  for (const line of wrong) console.error(`Node ${version}: ${line}`);
  const jest = spawnSync(
    node,
    [
      ...["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"],
      ...["node_modules/jest/bin/jest.js", "--silent", "-w", "2", ...TESTS],
    ],
    { encoding: "utf8" },
  );
  const summary = jest.stderr.match(/^Tests: .*/m)?.[0] ?? jest.stderr;
  const program = wrong.length === 0 ? "the program does all" : `${wrong.length} mistakes`;
  console.log(`Node ${version}: ${program}; ${summary}`);
  if (wrong.length > 0 || jest.status !== 0) {
    console.error(jest.stderr);
    process.exitCode = 1;
  }
}
