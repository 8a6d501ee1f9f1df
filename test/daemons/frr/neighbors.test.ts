import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { parseAddress } from "../../../src/net/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { frrInstalled } from "../../platforms/frr/installed.ts";
import { amount } from "../chance.ts";
import { printComparison } from "./compare-texts.ts";
import { NEIGHBOR, neighborText } from "./neighbor-texts.ts";
import { startFrr, type RunningFrr } from "./running-frr.ts";
import { readSessions, shownSessions } from "./shown-neighbor.ts";

/** The least percentage of texts that must be compared: with fewer the comparison shows little. */
const FAIR_SHARE = 50;
const TEXTS = amount(100, 2_000);
const MAPS = ["route-map PEERC_A permit 10", "exit", "route-map PEERC_B permit 10", "exit"];

(frrInstalled() ? describe : describe.skip)("neighbors of FRR as no renderer writes them", () => {
  let frr: RunningFrr;
  beforeAll(async () => {
    frr = await startFrr(19_000 + (process.pid % 900));
    await frr.load(MAPS);
  });
  afterAll(() => frr.stop());

  test("mean what the reader finds, or are not understood", async () => {
    let [refused, taken, compared] = [0, 0, 0];
    const differences: string[] = [];
    for (let number = 0; number < TEXTS; number++) {
      const lines = neighborText(number);
      const reader = readNeighbor(lines);
      if ((await frr.load(lines)).length > 0) {
        refused++;
        if (reader) taken++;
      } else if (reader) {
        compared++;
        const { text } = await frr.ask("show bgp neighbors json");
        const daemon = shownSessions(text, NEIGHBOR);
        if (reader.join("\n") !== daemon.join("\n")) {
          differences.push(
            `the reader says\n${reader.join("\n")}\nbgpd says\n${daemon.join("\n")}\ntext ${number}:\n${lines.join("\n")}`,
          );
        }
      }
      await frr.load(["no router bgp 64500"]);
      await frr.load(["frr defaults traditional"]);
    }
    printComparison("neighbors", { texts: TEXTS, refused, taken, compared, differences });
    expect(differences.slice(0, 20)).toEqual([]);
    expect((100 * compared) / TEXTS).toBeGreaterThan(FAIR_SHARE);
  }, 3_600_000);
});

/** The neighbor's sessions according to the reader; null if it does not understand all of the text. */
function readNeighbor(lines: readonly string[]): readonly string[] | null {
  const raw = [...MAPS, ...lines, ""].join("\n");
  const address = parseAddress(NEIGHBOR);
  if (!address) throw new Error("no address");
  const found = new Diagnostics();
  const request = {
    version: [8, 4],
    asn: 64500,
    neighbors: [{ address, zone: null }],
    form: "running",
  } as const;
  const { sessions } = platforms.frr.read({ path: "frr.conf", raw }, request, found.report);
  return found.all.length > 0 ? null : readSessions(sessions);
}
