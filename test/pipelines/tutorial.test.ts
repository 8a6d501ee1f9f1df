import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "@jest/globals";

import { builtProgram } from "../built-program.ts";
import { runCommand } from "./run-command.ts";
import { CACHE } from "./workspace.ts";

const PAGE = "docs/tutorial.md";
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

/** A port that nobody listens on now; the page has the default one. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** The port is in the declaration, and so in all commits. */
const plain = (text: string): string =>
  text
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT")
    .replace(/\b[0-9a-f]{12}(?:[0-9a-f]{28})?\b/g, "COMMIT");

test("the tutorial is what its script prints, from a new network to a refresh that merges itself", async () => {
  const root = mkdtempSync(join(tmpdir(), "peerc-tutorial-"));
  const program = join(root, "peerc");
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${builtProgram()}' "$@"\n`);
  chmodSync(program, 0o755);
  const port = UPDATE ? {} : { PEERC_TUTORIAL_PORT: String(await freePort()) };
  const { code, log } = await runCommand("bash", ["examples/tutorial/tutorial.sh"], {
    cwd: process.cwd(),
    env: {
      PATH: process.env["PATH"] ?? "",
      PEERC: program,
      TMPDIR: root,
      XDG_CACHE_HOME: CACHE,
      ...port,
    },
  });
  rmSync(root, { recursive: true, force: true });
  expect([code, log.slice(-200)]).toEqual([0, expect.any(String)]);
  if (UPDATE) writeFileSync(PAGE, log);
  expect(plain(log)).toBe(plain(readFileSync(PAGE, "utf8")));
});
