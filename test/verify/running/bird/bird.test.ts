import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { birdInstalled } from "../../../platforms/bird/installed.ts";
import { describeRunning } from "../describe-running.ts";
import { damages } from "./damages.ts";
import { plan, text } from "./running-text.ts";

describeRunning({ plan, text, damages });

const withBird = birdInstalled() ? describe : describe.skip;

withBird("BIRD takes", () => {
  /** The output of `bird -p` for configurations: empty if it accepts them. */
  function refusals(configurations: readonly { readonly name: string; readonly text: string }[]) {
    const directory = mkdtempSync(join(tmpdir(), "peerc-running-"));
    try {
      writeFileSync(join(directory, "extra.conf"), "");
      return configurations.flatMap((one) => {
        const conf = join(directory, "bird.conf");
        writeFileSync(conf, one.text);
        const { status, stdout, stderr } = spawnSync("bird", ["-p", "-c", conf], {
          encoding: "utf8",
        });
        return status === 0 ? [] : [`${one.name}: ${stdout}${stderr}`];
      });
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }

  test("the configuration, and what it is damaged to: each can run", () => {
    const step = process.env.PEERC_ALL_DAMAGES === "true" ? 1 : 50;
    const tried = damages.filter((_, i) => i % step === 0);
    expect(refusals([{ name: "the router", text }, ...tried])).toEqual([]);
  });
});
