import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

import { beforeAll, describe, expect, test } from "@jest/globals";

import { ENGINES, type Engine, type Fault } from "./fault.ts";
import { faultPage, withoutBgpq4 } from "./fault-page.ts";
import { FAULTS } from "./faults.ts";
import { RIGHT_LIST } from "./registry.ts";
import { limitOf, runFault, type Outcome } from "./run-fault.ts";
import { runWitnessed } from "./run-witnessed.ts";

const PAGE = "docs/irr-faults.md";
/** How many faults are tried at once: most of the time they wait. */
const AT_ONCE = 12;
/** Three runs of bgpq4 and what a busy machine adds. What hangs would take the whole limit of a test. */
const MARGIN_MS = 15_000;

const installed = spawnSync("bgpq4", ["-v"]).status === 0;
// On a build server it must run: a missing program is a failure there.
const engines = ENGINES.filter(
  (engine) => engine === "native" || installed || process.env["CI"] === "true",
);
if (!engines.includes("bgpq4")) {
  console.warn("bgpq4 is not installed: its half of the faults is NOT TESTED");
}

interface Case {
  readonly fault: Fault;
  readonly engine: Engine;
}

const CASES: readonly Case[] = FAULTS.flatMap((fault) =>
  engines
    .filter((engine) => fault.expected[engine] !== "not asked")
    .map((engine) => ({ fault, engine })),
);

type Found = Map<Fault, Partial<Record<Engine, Outcome>>>;
const outcomes: Found = new Map();
/** The results of believed faults if an honest server is declared after the lying one. */
const witnessed: Found = new Map();
let growth = 0;

// All of them together, since each mostly waits; what came of each is looked at below.
beforeAll(async () => {
  const before = process.memoryUsage().rss;
  const sampling = setInterval(() => {
    growth = Math.max(growth, process.memoryUsage().rss - before);
  }, 20);
  const runs = [
    ...CASES.map((one) => ({ ...one, run: runFault, found: outcomes })),
    ...CASES.filter(({ fault }) => isBelieved(fault)).map((one) => {
      return { ...one, run: runWitnessed, found: witnessed };
    }),
  ];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let one = runs[next++]; one; one = runs[next++]) {
      const { fault, engine, run, found } = one;
      const outcome = await run(fault, engine);
      found.set(fault, { ...found.get(fault), [engine]: outcome });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  clearInterval(sampling);
});

describe.each(engines)("a lying server and %s", (engine) => {
  const cases = CASES.filter((one) => one.engine === engine);
  const named = cases.map(({ fault }) => [`${fault.step.title}: it ${fault.does}`, fault] as const);

  test.each(named)("%s", (_name, fault) => {
    const outcome = outcomes.get(fault)?.[engine];
    if (!outcome) throw new Error("it was not tried");
    const expected = fault.expected[engine];
    // A fault that never happened proves nothing.
    if (fault.act ?? fault.door) expect(outcome.lies).toBeGreaterThan(0);
    expect(outcome.milliseconds).toBeLessThan(limitOf(fault, engine) + MARGIN_MS);
    const list = fault.list?.[engine] ?? RIGHT_LIST;
    if (expected === "right" || expected === "believed") {
      expect(outcome).toMatchObject({ list: [...list] });
      return;
    }
    expect([outcome.list, outcome.codes[0]]).toEqual([null, expected]);
    for (const message of outcome.messages) {
      // Who, about what; what was wrong, the page shows. A server that is not there is not asked for anything.
      if (/-(?:unusable|failed)$/.test(expected)) expect(message).toContain("127.0.0.1:PORT: ");
      if (fault.door === undefined && !fault.varies) {
        expect(message).toMatch(/AS-X|AS-INNER|AS6450[01]|AS-NNN|!s|RADB|SOURCE0/);
      }
    }
  });
});

describe.each(engines)("a lying server with an honest one beside it, and %s", (engine) => {
  const believed = FAULTS.filter(({ expected }) => expected[engine] === "believed");
  const named = believed.map((fault) => [`${fault.step.title}: it ${fault.does}`, fault] as const);

  test.each(named)("is not believed: %s", (_name, fault) => {
    const outcome = witnessed.get(fault)?.[engine];
    if (!outcome) throw new Error("it was not tried");
    if (fault.act) expect(outcome.lies).toBeGreaterThan(0);
    expect([outcome.list, outcome.codes]).toEqual([null, ["irr-servers-differ"]]);
    // Who denies what, and who has it.
    expect(outcome.messages).toEqual([
      expect.stringMatching(
        /^AS-X: 127\.0\.0\.1:PORT has no .* (?:AS\d+|AS-\w+) in .*, but 127\.0\.0\.1:HONEST has /,
      ),
    ]);
  });
});

describe("the faults", () => {
  test("are many, and each is there once", () => {
    const names = FAULTS.map(({ step, does }) => `${step.title}: ${does}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(40);
  });

  test("that are believed are only those where an honest server could say the same", () => {
    expect(FAULTS.filter(isBelieved).map(({ step, does }) => `${step.title}: ${does}`)).toEqual(
      BELIEVED,
    );
  });

  test("do not fill the memory, endless answers included", () => {
    expect(growth).toBeLessThan(1 << 30);
  });

  test("are on the page, with what comes of them", () => {
    const page = faultPage(outcomes, witnessed);
    if (process.env["UPDATE_GOLDEN"] !== undefined && engines.includes("bgpq4")) {
      writeFileSync(PAGE, page);
    }
    const shown = readFileSync(PAGE, "utf8");
    if (engines.includes("bgpq4")) expect(shown).toBe(page);
    else expect(withoutBgpq4(shown)).toBe(withoutBgpq4(page));
  });
});

function isBelieved({ expected }: Fault): boolean {
  return ENGINES.some((engine) => expected[engine] === "believed");
}

const BELIEVED = [
  "one ASN of several: answers `D`",
  "the registry: has lost the prefixes of an ASN",
  "the registry: has lost the IPv6 prefixes of all ASNs",
  "the registry: has lost the set, of which RIPE has a stranger's",
  "the registry: has lost the set in the set, of which RIPE has a stranger's",
];
