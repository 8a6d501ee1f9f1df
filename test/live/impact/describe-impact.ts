import { afterAll, beforeAll, describe, expect } from "@jest/globals";

import { exampleRouter, exampleTraffic } from "../example.ts";
import { compare } from "../compare.ts";
import { visible } from "../expected.ts";
import { startLab, type Lab } from "../lab.ts";
import { removeNamespaces } from "../namespaces.ts";
import { canRunRouters, LIMIT_MS, liveTest } from "../needs-tools.ts";
import type { Routes } from "../router.ts";
import { changedExample, type Edit } from "./changed-example.ts";
import { predict, type Change } from "./predict.ts";

/** A change that is predicted, and then made. */
export interface PlannedChange {
  readonly about: string;
  readonly edits: readonly Edit[];
}

/** How long what a router holds must stay as it is, in milliseconds. */
const STILL_MS = 3_000;

/**
 * A daemon runs the old file, with routes from all of its neighbors; `impact` predicts what a change does to them; the
 * daemon loads the new file, and what it holds and announces then is compared with that, route by route.
 */
export function describeImpact(
  platform: string,
  name: string,
  changes: readonly PlannedChange[],
  load: (lab: Lab, text: ReturnType<typeof changedExample>["plan"]) => Promise<void>,
): void {
  describe(`${platform}: what impact predicts of a change of ${name} is what happens`, () => {
    let lab: Lab;
    let stop = () => Promise.resolve();

    beforeAll(async () => {
      if (!canRunRouters) return;
      removeNamespaces();
      const router = exampleRouter(name);
      lab = await startLab(router, exampleTraffic(router));
      stop = lab.stop;
      const [wave] = lab.traffic.waves;
      for (const [session, speaker] of lab.speakers) {
        speaker.announce((wave?.get(session) ?? []).map(({ route }) => route));
      }
      await Promise.all([...lab.speakers.values()].map((speaker) => speaker.fence()));
    }, LIMIT_MS);

    afterAll(async () => {
      if (!canRunRouters) return;
      await stop();
      removeNamespaces();
    }, LIMIT_MS);

    // Each change starts from the one before it.
    let edits: readonly Edit[] = [];
    for (const { about, edits: more } of changes) {
      liveTest(
        about,
        async () => {
          const [wave = new Map<string, never>()] = lab.traffic.waves;
          const [before, after] = [edits, [...edits, ...more]].map((all) => {
            const { plan } = changedExample(name, all);
            return { ...plan, version: lab.plan.version };
          });
          if (!before || !after) throw new Error("unreachable: two plans");
          edits = [...edits, ...more];
          await still(lab);
          const old = state(lab);
          const { roas } = lab.traffic;
          const predicted = predict(before, after, wave, roas, old.held, lab.router.own);
          expect(predicted.changes).not.toEqual([]);
          await load(lab, after);
          await still(lab);
          const now = state(lab);
          const differences = lab.sessions.flatMap((session) =>
            compare(
              `from ${session.name}`,
              predicted.accepted.get(session.name) ?? new Map(),
              now.held.get(session.name) ?? new Map(),
            ),
          );
          expect(differences).toEqual([]);
          expect(predicted.changes).toEqual(changesOf(old, now));
          expect(predicted.undecided).toBe(0);
          const routes = [...now.held.values()].reduce((sum, { size }) => sum + size, 0);
          console.info(
            `impact, ${platform}, ${about}: ${predicted.changes.length} changes predicted, ${routes} routes held, 0 differences`,
          );
        },
        LIMIT_MS,
      );
    }
  });
}

/** What a router holds, and what it announces to each neighbor. */
interface State {
  readonly held: ReadonlyMap<string, Routes>;
  readonly announced: ReadonlyMap<string, Routes>;
}

function state({ router, speakers, sessions }: Lab): State {
  return {
    held: router.accepted(),
    announced: new Map(sessions.map(({ name }) => [name, new Map(speakers.get(name)?.received)])),
  };
}

/** Waits until nothing has changed for a while. */
async function still(lab: Lab): Promise<void> {
  let [last, since] = ["", Date.now()];
  while (Date.now() - since < STILL_MS) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    lab.router.wake();
    const { held, announced } = state(lab);
    const now = print([...held, ...announced]);
    if (now !== last) [last, since] = [now, Date.now()];
  }
}

function print(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (each instanceof Map) return [...(each as ReadonlyMap<unknown, unknown>)];
    return typeof each === "bigint" ? each.toString() : each;
  });
}

/** Every route that changed in a router, in the words of a prediction. */
function changesOf(old: State, now: State): readonly Change[] {
  const found: Change[] = [];
  for (const [direction, which] of [
    ["import", "held"],
    ["export", "announced"],
  ] as const) {
    for (const name of new Set([...old[which].keys(), ...now[which].keys()])) {
      const [before, after] = [old[which].get(name), now[which].get(name)];
      for (const prefix of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
        const [was, is] = [before?.get(prefix), after?.get(prefix)];
        const isSame = was && is && print(visible(was)) === print(visible(is));
        if (isSame) continue;
        const kind = was && is ? "attributes" : is ? "accepted" : "rejected";
        found.push(`${name} ${direction} ${kind} ${prefix}`);
      }
    }
  }
  return found.sort();
}
