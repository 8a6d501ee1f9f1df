// `npm test`: installs the real tools that tests talk to (as root, on Debian and Ubuntu), then runs jest.
// Where a tool is missing its tests are skipped with one loud line; with CI=true that is a failure instead.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

import { folderInMemory } from "./folder-in-memory.js";
import { installTools } from "./install-tools.js";
import { runJest } from "./run-jest.js";

if (!installTools() && process.env.CI === "true") process.exit(1);

// Once for all tests that run the program itself.
const built = spawnSync(process.execPath, ["src/build/build.js"], { stdio: ["ignore", 2, 2] });
if (built.status !== 0) process.exit(1);

const inMemory = folderInMemory();
// Ctrl-C ends the tests; what they have in memory is removed below.
process.on("SIGINT", () => {});
const status = runJest(
  [
    // Much of the time of the tests with daemons is waiting: more at once than there are cores pay.
    `--maxWorkers=${availableParallelism() + 2}`,
    // Where the next run finds it again.
    `--cacheDirectory=${join(tmpdir(), "peerc-jest")}`,
    ...process.argv.slice(2),
  ],
  { PEERC_TESTS_BUILT: "true", ...(inMemory && { TMPDIR: inMemory }) },
);
if (inMemory) rmSync(inMemory, { recursive: true, force: true });
process.exit(status);
