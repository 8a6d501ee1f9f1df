import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

/** The program as users run it, built from the sources as they are: by `npm test` once for all suites, otherwise now. */
export function builtProgram(): string {
  if (process.env["PEERC_TESTS_BUILT"] !== "true") {
    execFileSync(process.execPath, ["src/build/build.js"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  return resolve("dist/cli/main.cjs");
}
