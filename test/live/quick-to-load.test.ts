import { describe, expect, test } from "@jest/globals";

import { startEmptyDaemon } from "../platforms/frr/live/daemon.ts";
import { frrInstalled } from "../platforms/frr/installed.ts";
import { exampleRouter } from "./example.ts";
import { quickToLoad } from "./quick-to-load.ts";

describe("FRR's file without the lines that leave a route map", () => {
  test("nothing else is left out", () => {
    const text = "route-map A permit 1\n match x\nexit\n!\nrouter bgp 1\nexit\n";
    expect(quickToLoad(text)).toBe("route-map A permit 1\n match x\n!\nrouter bgp 1\nexit\n");
  });

  (frrInstalled() ? test : test.skip)("is the same to FRR", async () => {
    const { text } = exampleRouter("gig1");
    const [all, less] = [await runningAfter(text), await runningAfter(quickToLoad(text))];
    expect(quickToLoad(text).length).toBeLessThan(text.length);
    expect(less).toBe(all);
    expect(all.match(/^route-map /gm)?.length).toBeGreaterThan(100);
    expect(all).toContain("router bgp 52580");
  });
});

/** What FRR says that it runs after it has loaded a file. */
async function runningAfter(text: string): Promise<string> {
  const daemon = await startEmptyDaemon(0);
  try {
    await daemon.load(text);
    return await daemon.vtysh("show running-config");
  } finally {
    await daemon.stop();
  }
}
