import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import { limitsPage } from "../../../fixtures/limits-page.ts";
import { runTool } from "../../../fixtures/run-tool.ts";
import { frrInstalled } from "../installed.ts";

const neighbor = (line: string) => ["router bgp 1", ` neighbor 10.0.0.1 ${line}`];
const inFamily = (line: string) => [
  "router bgp 1",
  " neighbor 10.0.0.1 remote-as 2",
  " address-family ipv4 unicast",
  `  neighbor 10.0.0.1 ${line}`,
];

/** The commands whose numbers FRR's parser itself refuses; the number is in the last line. */
const COMMANDS: Readonly<Record<string, (value: number) => readonly string[]>> = {
  "refresh of an RPKI cache, seconds": (n) => ["rpki", ` rpki polling_period ${n}`],
  "retry of an RPKI cache, seconds": (n) => ["rpki", ` rpki retry_interval ${n}`],
  "expire of an RPKI cache, seconds": (n) => ["rpki", ` rpki expire_interval ${n}`],
  "preference of an RPKI cache": (n) => ["rpki", ` rpki cache 10.0.0.1 323 preference ${n}`],
  "keepalive, seconds": (n) => neighbor(`timers ${n} 90`),
  "hops of multihop": (n) => neighbor(`ebgp-multihop ${n}`),
  "BFD interval, milliseconds": (n) => neighbor(`bfd 3 ${n} ${n}`),
  "BFD multiplier": (n) => neighbor(`bfd ${n} 300 300`),
  "prefix limit": (n) => inFamily(`maximum-prefix ${n}`),
  "warning, percent": (n) => inFamily(`maximum-prefix 250 ${n}`),
  "restart after the prefix limit, minutes": (n) => inFamily(`maximum-prefix 250 90 restart ${n}`),
};

describe("the page of FRR's limits", () => {
  const page = limitsPage("frr");

  test("has every number that is tested", () => {
    expect(page.size).toBe(20);
    expect(Object.keys(COMMANDS).filter((what) => !page.has(what))).toEqual([]);
  });

  (frrInstalled() ? test : test.skip).each(Object.keys(COMMANDS))(
    "%s: FRR takes what the page says, and refuses the next ones",
    async (what) => {
      const { least, most } = page.get(what)!;
      const command = COMMANDS[what]!;
      const [inside, outside] = [
        [least, most],
        [least - 1, most + 1],
      ];
      for (const value of inside)
        expect([value, await refused(command(value))]).toEqual([value, false]);
      for (const value of outside.filter((n) => n >= 0)) {
        expect([value, await refused(command(value))]).toEqual([value, true]);
      }
    },
  );
});

/** Whether FRR's parser refuses the last of some lines. */
async function refused(lines: readonly string[]): Promise<boolean> {
  const directory = mkdtempSync(join(tmpdir(), "peerc-frr-"));
  try {
    const file = join(directory, "frr.conf");
    writeFileSync(file, `${lines.join("\n")}\n`);
    const result = await runTool("vtysh", ["-C", "-f", file]);
    return new RegExp(`^line ${lines.length}: %`, "m").test(
      (result?.stdout ?? "") + (result?.stderr ?? ""),
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
}
