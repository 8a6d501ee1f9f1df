// `npm run test:daemons`: what the readers say of many thousand texts, held against running daemons; `npm test` tries some hundred.
// PEERC_SEED=7 makes other texts; the seed is printed.
import { spawnSync } from "node:child_process";

import { installTools } from "../install-tools.js";

// Asked for by name, these tests are never skipped.
if (!installTools()) process.exit(1);

const jest = spawnSync(
  process.execPath,
  [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    "node_modules/jest/bin/jest.js",
    "test/daemons",
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", env: { ...process.env, PEERC_ALL_TEXTS: "true" } },
);
process.exit(jest.status ?? 1);
