import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";

import { describe, expect, test } from "@jest/globals";

import { startIrrdServer } from "../../../src/irr/index.ts";
import { readPrefixJson } from "../../../src/irr/bgpq4/bgpq4-json.ts";
import {
  exactly,
  FAMILIES,
  formatPrefix,
  halves,
  maxLength,
  networkOf,
  PrefixSet,
  type Family,
  type Prefix,
} from "../../../src/net/index.ts";
import { readRegistry } from "../../irr/registry.ts";

const installed = spawnSync("bgpq4", ["-v"]).status === 0;
if (!installed && !process.env["CI"]) console.warn("bgpq4 is not installed: its tests are skipped");
const describeBgpq4 = installed || process.env["CI"] ? describe : describe.skip;

const ORIGINS = Array.from({ length: 10 }, (_, i) => 64500 + i);

/** Numbers from 0 up to but without 1 that are the same every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/**
 * What a network registers: blocks, their halves, and halves of these, with a few of them missing; in some networks few
 * halves, in others nearly all.
 */
function registrations(family: Family, origin: number): readonly Prefix[] {
  const random = numbers(origin);
  const density = random.next().value * 0.5 + 0.5;
  const [length, depth] = family === "ipv4" ? [18, 6] : [32, 7];
  const prefixes: Prefix[] = [];
  const register = (prefix: Prefix, left: number): void => {
    if (random.next().value < density) prefixes.push(prefix);
    if (left > 0 && random.next().value < density) {
      for (const half of halves(prefix)) register(half, left - 1);
    }
  };
  for (let i = 0; i < 8; i++) {
    const bits = maxLength(family);
    const value = BigInt(Math.floor(random.next().value * 64)) << BigInt(bits - length);
    const base = family === "ipv4" ? 0xc0000000n : 0x20010000n << 96n;
    register(networkOf({ family, value: base | value }, length), depth);
  }
  return prefixes;
}

describeBgpq4("the list of bgpq4 -A", () => {
  test("has the same prefixes as the minimal one, and never fewer entries", async () => {
    const dump = FAMILIES.flatMap((family) =>
      ORIGINS.flatMap((origin) => {
        const kind = family === "ipv4" ? "route" : "route6";
        return registrations(family, origin).map(
          (prefix) => `${kind}: ${formatPrefix(prefix)}\norigin: AS${origin}\nsource: RADB\n`,
        );
      }),
    );
    const server = await startIrrdServer(await readRegistry(dump.join("\n")));
    const totals = { ours: 0, theirs: 0 };
    try {
      for (const family of FAMILIES) {
        for (const origin of ORIGINS) {
          for (const upTo of [null, family === "ipv4" ? 24 : 48]) {
            const args = [
              "-h",
              `${server.host}:${server.port}`,
              "-S",
              "RADB",
              "-p",
              "-j",
              "-l",
              "peerc",
            ];
            args.push(family === "ipv4" ? "-4" : "-6", "-A");
            if (upTo !== null) args.push("-R", String(upTo));
            const { stdout } = await promisify(execFile)("bgpq4", [...args, `AS${origin}`]);
            const theirs = readPrefixJson(stdout, family);
            if (typeof theirs === "string") throw new Error(theirs);
            const single = PrefixSet.of(family, registrations(family, origin).map(exactly));
            const set = upTo === null ? single : single.upTo(upTo);
            expect(PrefixSet.of(family, theirs).canonical.equals(set.canonical)).toBe(true);
            const ours = set.minimal().ranges;
            expect(ours.length).toBeLessThanOrEqual(theirs.length);
            totals.ours += ours.length;
            totals.theirs += theirs.length;
          }
        }
      }
    } finally {
      await server.close();
    }
    // bgpq4 joins halves of one range each, and so misses what holds for some of their lengths only.
    expect(totals.ours).toBeLessThan(totals.theirs);
  });
});
