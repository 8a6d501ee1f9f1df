// `npm run test:live`: the routers at work, with all routes that other speakers can send; `npm test` sends half of them.
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
    "test/live",
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", env: { ...process.env, PEERC_ALL_ROUTES: "true" } },
);
process.exit(jest.status ?? 1);
