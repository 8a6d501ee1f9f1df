import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { birdInstalled } from "../../platforms/bird/installed.ts";
import { amount, SEED } from "../chance.ts";
import { passes, readSources } from "./held-text.ts";
import { isNamed, loadAll } from "./load-all.ts";
import { startBird, type RunningBird } from "./running-bird.ts";
import { readRoutes } from "./shown-routes.ts";
import { filterSource, type FilterSource } from "./texts.ts";

const TEXTS = amount(400, 24_000);
/** How many BIRD and the reader have in one file. */
const AT_ONCE = 200;
/** The least percentage of texts that must be compared: with fewer the comparison shows little. */
const FAIR_SHARE = 45;

(birdInstalled() ? describe : describe.skip)("BIRD filters as no renderer writes them", () => {
  let bird: RunningBird;
  beforeAll(async () => void (bird = await startBird()));
  afterAll(() => bird.stop());

  test("do what the reader finds, or are not understood", async () => {
    const counts = { refused: 0, taken: 0, compared: 0, routes: 0 };
    const differences: string[] = [];
    for (let first = 0; first < TEXTS; first += AT_ONCE) {
      const size = Math.min(AT_ONCE, TEXTS - first);
      const sources = Array.from({ length: size }, (_, i) => filterSource(SEED, first + i));
      const { loaded, refused } = await loadAll(bird, sources);
      counts.refused += refused.length;
      counts.taken += refused.filter((source) => readSources([source]) !== null).length;
      const understood = loaded.filter((source) => readSources([source]) !== null);
      const together = readSources(understood);
      if (!together) throw new Error("not understood together, though each is");
      counts.compared += understood.length;
      for (const source of understood) {
        const start = together.get(source.number);
        if (!start) throw new Error(`read, and not found: ${textOf(source)}`);
        const done = readRoutes(await bird.ask(showing(source)));
        counts.routes += done.size;
        const difference = firstDifference(passes(start, source), done);
        if (difference) differences.push(`${difference}\n${textOf(source)}`);
      }
    }
    const { refused, taken, compared, routes } = counts;
    const share = Math.round((100 * compared) / TEXTS);
    console.info(
      `BIRD: ${TEXTS} texts tried (seed ${SEED}); ${refused} refused by BIRD, ${taken} of them not by the reader; ` +
        `${TEXTS - refused - compared} not understood by the reader; ${compared} compared (${share} %), ` +
        `${(routes / compared).toFixed(1)} routes accepted by each; ${differences.length} differences`,
    );
    expect(differences.slice(0, 20)).toEqual([]);
    expect(share).toBeGreaterThan(FAIR_SHARE);
  }, 3_600_000);
});

/** The command that shows what a filter does to the routes of its family. */
function showing({ number, family, attached }: FilterSource): string {
  const table = family === "ipv4" ? "master4" : "master6";
  return isNamed(attached)
    ? `show route filter F${number} table ${table} all`
    : `show route export P${number} table ${table} all`;
}

const textOf = ({ number, definitions, attached }: FilterSource) =>
  `text ${number}:\n${definitions}\nimport ${attached};`;

/** A route that two filters treat differently, with both results; null if there is none. */
function firstDifference(
  shown: ReadonlyMap<string, string>,
  done: ReadonlyMap<string, string>,
): string | null {
  for (const prefix of new Set([...shown.keys(), ...done.keys()])) {
    const [reader, daemon] = [shown.get(prefix) ?? "refused", done.get(prefix) ?? "refused"];
    if (reader !== daemon) return `${prefix}: the reader says ${reader}\n BIRD says ${daemon}`;
  }
  return null;
}
