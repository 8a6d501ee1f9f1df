import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";

import * as system from "../../../src/system/index.ts";
import type { RunCommand } from "../../../src/system/index.ts";
import { canRead } from "../../../src/platforms/bird/dialect.ts";
import { RAN_WELL } from "../../fixtures/ran-well.ts";

/** What the programs do in place of running. */
let runTool: RunCommand = () => Promise.resolve(RAN_WELL);
jest.unstable_mockModule("../../../src/system/index.ts", () => ({
  ...system,
  runCommand: (...args: Parameters<RunCommand>) => runTool(...args),
}));

const { captured } = await import("../captured.ts");

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
    runTool = async (tool, args) => {
      if (args[0] === "--version") return RAN_WELL;
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

  test("are not run on a file of a version whose syntax they lack, and that is reported", async () => {
    const network = join(root, "azion/network.yaml");
    const text = readFileSync(network, "utf8");
    const commands: string[] = [];
    runTool = (tool, args) => {
      commands.push([tool, args[0]].join(" "));
      const version = tool === "bird" ? { ...RAN_WELL, stdout: "BIRD version 2.0.12\n" } : null;
      return Promise.resolve(version);
    };
    writeFileSync(network, text.replace('version: "2.0.12"', 'version: "2.14"'));
    const { stderr } = await captured(root, "build", "azion", "--check");
    writeFileSync(network, text);
    expect(commands.filter((call) => call.startsWith("bird"))).toEqual(["bird --version"]);
    expect(stderr).toContain(
      "bird -p of BIRD 2.14 is not installed, so these were not checked by it: for1\n",
    );
    expect(stderr).not.toContain("native-check-failed");
  });

  test.each([
    ["2.0.12", "2.0.12", true],
    ["2.0.12", "2.0.13", true],
    ["2.0.12", "2.14", false],
    ["2.14", "2.0.12", true],
    ["2.14", "2.17", false],
    ["3.0", "3.1", false],
    ["3.1", "2.17", true],
    ["2.0.8", "2.0.12", false],
    ["4.0", "3.1", true],
  ])("BIRD %s reads what is written for %s: %s", (reader, written, can) => {
    const [one, other] = [reader, written].map((text) => text.split(".").map(Number));
    expect(canRead(one!, other!)).toBe(can);
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
