// `npm run test:running`: every damage to the running configurations of ordinary routers, not the sample that `npm test` tries.
import { spawnSync } from "node:child_process";

const jest = spawnSync(
  process.execPath,
  [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    "node_modules/jest/bin/jest.js",
    "test/verify/running",
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", env: { ...process.env, PEERC_ALL_DAMAGES: "true" } },
);
process.exit(jest.status ?? 1);
