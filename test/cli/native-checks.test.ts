import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";

import * as irr from "../../src/irr/index.ts";
import type { RunCommand } from "../../src/irr/index.ts";
import { RAN_WELL } from "../fixtures/ran-well.ts";

/** What the programs do in place of running. */
let runTool: RunCommand = () => Promise.resolve(RAN_WELL);
jest.unstable_mockModule("../../src/irr/index.ts", () => ({
  ...irr,
  runCommand: (...args: Parameters<RunCommand>) => runTool(...args),
}));

const { captured } = await import("./captured.ts");

let root = "";
const rendered = () =>
  ["for1", "gig1", "gru1", "mia1"].map((router) =>
    readFileSync(join(root, `azion/rendered/${router}.conf`), "utf8"),
  );

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-checks-"));
  cpSync("examples/azion", join(root, "azion"), { recursive: true });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("the platforms' own parsers", () => {
  test("read one router's file while the next one is made", async () => {
    // BIRD's, which comes first, only ends once FRR's has begun.
    let begun: () => void = () => undefined;
    const others = new Promise<void>((resolve) => (begun = resolve));
    const ended: string[] = [];
    runTool = async (tool) => {
      if (tool === "bird") await others;
      else begun();
      ended.push(tool);
      // Of FRR's it is enough that it was looked for.
      return tool === "bird" ? RAN_WELL : null;
    };
    const { code, stdout } = await captured(root, "build", "azion", "--check");
    expect(ended).toEqual(["vtysh", "bird"]);
    expect(code).toBe(0);
    expect(stdout.match(/^ *(?:for1|gig1|gru1|mia1)\b/gm)?.map((name) => name.trim())).toEqual([
      "for1",
      "gig1",
      "gru1",
      "mia1",
    ]);
  });

  test("keep everything from being written where one of them refuses its file", async () => {
    // A build that goes through would put this back.
    appendFileSync(join(root, "azion/rendered/mia1.conf"), "! by hand\n");
    const before = rendered();
    runTool = (tool) =>
      Promise.resolve(
        tool === "bird"
          ? { ...RAN_WELL, exitCode: 1, stderr: "bird.conf:7:1 syntax error" }
          : RAN_WELL,
      );
    const { code, stderr } = await captured(root, "build", "azion");
    expect(code).toBe(1);
    expect(stderr).toContain("native-check-failed");
    expect(stderr).toContain("bird.conf:7:1 syntax error");
    expect(rendered()).toEqual(before);
  });
});
