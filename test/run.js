// Runs the whole suite: installs what the tests need (as root on Debian and Ubuntu), then jest.
import { spawnSync } from "node:child_process";

const jest = spawnSync(
  process.execPath,
  [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    "node_modules/jest/bin/jest.js",
    ...process.argv.slice(2),
  ],
  { stdio: "inherit" },
);
process.exit(jest.status ?? 1);
