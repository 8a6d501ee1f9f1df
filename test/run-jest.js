import { spawnSync } from "node:child_process";

/** Runs jest with some arguments, and more in the environment. Gives its exit code. */
export function runJest(args, environment = {}) {
  const { status } = spawnSync(
    process.execPath,
    [
      "--experimental-vm-modules",
      "--disable-warning=ExperimentalWarning",
      "node_modules/jest/bin/jest.js",
      ...args,
    ],
    { stdio: "inherit", env: { ...process.env, ...environment } },
  );
  return status ?? 1;
}
