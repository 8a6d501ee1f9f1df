import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import { junos } from "../../../src/platforms/junos/index.ts";
import { verifyFile } from "../../../src/verify/index.ts";
import { JunosRouter } from "../../fixtures/junos-router.ts";
import { removalPeers, removalPlan, REMOVALS } from "../../fixtures/removal-network.ts";
import { loadTemplates } from "../../fixtures/templates.ts";

/** What is on the router besides peerc's group, and stays. */
const OWN = `system { host-name mia1; }
routing-options { router-id 179.191.160.1; autonomous-system 52580; }
`;

function fileOf(plan: RouterPlan): string {
  return junos.render(plan, loadTemplates("junos"));
}

function problemsOf(plan: RouterPlan, raw: string): readonly string[] {
  const diagnostics = new Diagnostics();
  verifyFile(plan, { path: "mia1.conf", raw }, "running", diagnostics.report);
  return diagnostics.all.filter(({ severity }) => severity === "error").map((d) => d.message);
}

/** The router after it has loaded files, one after the other. */
function loaded(...files: readonly string[]): string {
  const router = new JunosRouter();
  for (const file of [OWN, ...files]) router.commit(file);
  return router.running;
}

describe("a router that loads the file of a removal after the earlier one has nothing of it left", () => {
  const before = removalPlan("junos", removalPeers());
  const old = fileOf(before);

  test("the earlier file is what the router runs", () => {
    expect(problemsOf(before, loaded(old))).toEqual([]);
  });

  test.each(REMOVALS)("%s", (_, state, gone) => {
    const after = removalPlan("junos", removalPeers(state));
    const file = fileOf(after);
    const running = loaded(old, file);
    for (const one of gone.filter(({ flags }) => !flags.includes("m"))) {
      expect(loaded(old)).toMatch(one);
      expect(running).not.toMatch(one);
    }
    expect(problemsOf(after, running)).toEqual([]);
    // Exactly what a router has that never had the removed sessions.
    expect(running).toBe(loaded(file));
    // Without its tag the file would leave them.
    const merged = loaded(old, file.replace("replace:", ""));
    expect(merged).not.toBe(running);
    expect(problemsOf(after, merged)).not.toEqual([]);
  });
});
