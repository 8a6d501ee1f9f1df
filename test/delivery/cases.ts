import { KINDS, standingFaults } from "./faults.ts";
import type { LabPlatform, PlannedNetwork } from "./network.ts";
import type { Case } from "./play-fault.ts";

/** Where nobody is there to take it back, the timer must: it is short. Elsewhere it must not run out. */
const SECONDS = { short: 20, long: 90 } as const;

/** What `npm test` tries: quick ones, of different kinds, each of which keeps the new file from being confirmed. */
export const SAMPLE = [
  "bird: the machine with Ansible loses its power: before router : fetch: what the daemon has read: bird.conf with the new file in place of its line",
  "frr: the connection to the router is lost: before router : fetch: what runs",
  "frr: the new file is truncated: before router : load: it is loaded",
] as const;

/** The tasks that do something for a platform's router, and so have a moment before them; `#` stands for the timer. */
export function momentsOf(trace: readonly string[], platform: LabPlatform): readonly string[] {
  const begin = trace.findIndex((task) => task.startsWith(`${platform} : `));
  const length = trace.slice(begin).findIndex((task) => task === "Remove the file");
  const acts = /^(?:bird|frr) : |^router : (?:check|load|fetch|confirm): |^router : Prove it$/;
  const own = trace.slice(begin, begin + length).filter((task) => acts.test(task));
  return [...new Set(own.map((task) => task.replace(/\bafter \d+ s\b/, "after # s")))];
}

/** The same cases in an order that mixes them, always the same: the first hundred tell something of all. */
export function inAnotherOrder(cases: readonly Case[]): readonly Case[] {
  return cases
    .map((one, i) => ({ one, key: (i * 7919) % 10007 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

/** Every fault at every moment of a platform, and those that are there from the beginning. */
export function casesOf(
  platform: LabPlatform,
  moments: readonly string[],
  network: PlannedNetwork,
): readonly Case[] {
  const firstLoaded = moments.findIndex((task) => task.startsWith("router : fetch: "));
  const lastLoaded = moments.findIndex((task) => task.startsWith("router : confirm: "));
  const plain = {
    platform,
    vars: {},
    excused: false,
    foreign: false,
    clock: null,
    systemd: false,
    expected: null,
  };
  const atMoments = KINDS.flatMap(
    ({ name, script, onlyLoaded, excused, alone, ownClock, expected }) =>
      moments.flatMap((task, i): readonly Case[] => {
        const isLoaded = i >= firstLoaded && i <= lastLoaded;
        if (onlyLoaded && !isLoaded) return [];
        const timerSeconds = alone ? SECONDS.short : SECONDS.long;
        return [
          {
            ...plain,
            kind: name,
            task,
            script: script(platform),
            timerSeconds,
            excused: excused ?? false,
            clock: ownClock ? 0 : null,
            expected: expected?.(platform, isLoaded) ?? null,
          },
        ];
      }),
  );
  const standing = standingFaults(network).map(
    ({ kind, vars, before, foreign, clock, expected }): Case => ({
      ...plain,
      kind,
      task: null,
      script: before?.(platform) ?? null,
      vars: vars ?? {},
      timerSeconds: SECONDS.long,
      foreign: foreign ?? false,
      clock: clock ?? null,
      expected: expected?.(platform) ?? null,
    }),
  );
  return [...atMoments, ...standing];
}
