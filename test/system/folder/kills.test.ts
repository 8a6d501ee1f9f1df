import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { expect, test } from "@jest/globals";

import { builtProgram } from "../../built-program.ts";

const run = promisify(execFile);

test("the program killed at random moments leaves the old or the new folder, and the next command reports it", async () => {
  // `npm run test:kills` does the same, more often.
  builtProgram();
  const { stdout } = await run(process.execPath, ["test/kills/run.js", "--kills", "10"]);
  const lines = stdout.trimEnd().split("\n");
  expect(lines.map((line) => line.split(":")[0]).sort()).toEqual(["build", "fetch"]);
  for (const line of lines) expect(line).toMatch(/; 0 wrong$/);
}, 300_000);
