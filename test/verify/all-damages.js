// Every damage, not the sample that `npm test` tries: `npm run test:running` to the running configurations of ordinary routers,
// `npm run test:mutation` to rendered files. The first argument is the folder of tests.
import { spawnSync } from "node:child_process";

const jest = spawnSync(
  process.execPath,
  [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    "node_modules/jest/bin/jest.js",
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", env: { ...process.env, PEERC_ALL_DAMAGES: "true" } },
);
process.exit(jest.status ?? 1);
