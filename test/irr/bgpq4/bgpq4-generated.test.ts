import { spawnSync } from "node:child_process";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { LIST_NAME, readAsnJson, readPrefixJson } from "../../../src/irr/bgpq4/bgpq4-json.ts";
import { expandObject, startIrrdServer, type IrrdServer } from "../../../src/irr/index.ts";
import { runCommand } from "../../../src/system/index.ts";
import { FAMILIES, PrefixSet, type PrefixRange, type Family } from "../../../src/net/index.ts";
import { generatedRegistry, SOURCES } from "../generated-registry.ts";
import { objectName, readRegistry } from "../registry.ts";

const installed = spawnSync("bgpq4", ["-v"]).status === 0;
if (!installed && !process.env["CI"]) console.warn("bgpq4 is not installed: its tests are skipped");
const describeBgpq4 = installed || process.env["CI"] ? describe : describe.skip;

const RUNS = 15;

/** bgpq4's output, with nothing on stderr except about the other family's prefixes. */
async function ask(server: IrrdServer, name: string, flags: readonly string[]): Promise<string> {
  const host = `${server.host}:${server.port}`;
  const args = [
    "-h",
    host,
    "-S",
    SOURCES.join(),
    "-p",
    ...flags,
    "-j",
    "-l",
    LIST_NAME,
    "--",
    name,
  ];
  const result = await runCommand("bgpq4", args);
  const complaints = (result?.stderr ?? "not there").replace(
    /^.*Ignoring prefix \S+, wrong af \d+\n/gm,
    "",
  );
  return complaints === "" ? (result?.stdout ?? "") : `${name}: ${complaints}`;
}

function minimal(family: Family, ranges: readonly PrefixRange[] | string) {
  return typeof ranges === "string" ? ranges : PrefixSet.of(family, ranges).minimal().ranges;
}

describeBgpq4("bgpq4 and the native engine over generated registries", () => {
  test("find the same prefixes and origins of every set", async () => {
    let prefixes = 0;
    await fc.assert(
      fc.asyncProperty(generatedRegistry, async ({ rpsl, sets }) => {
        const database = await readRegistry(rpsl);
        expect(database.dropped.objects).toEqual([]);
        const server = await startIrrdServer(database);
        const compare = async (text: string): Promise<void> => {
          const name = objectName(text);
          const { object } = expandObject(database, name, { sources: SOURCES });
          // The server follows as-sets for the one, bgpq4 itself for the other.
          const ways = name.kind === "as-set" ? [[], ["-L", "100"]] : [[]];
          for (const way of ways) {
            for (const family of FAMILIES) {
              const ours = Array.from(object.prefixes[family], ({ range }) => range);
              const printed = await ask(server, text, [family === "ipv4" ? "-4" : "-6", ...way]);
              const theirs = readPrefixJson(printed, family);
              prefixes += ours.length;
              expect([text, way, minimal(family, theirs)]).toEqual([
                text,
                way,
                minimal(family, ours),
              ]);
            }
          }
          if (name.kind !== "as-set") return;
          const theirs = readAsnJson(await ask(server, text, ["-t", "-L", "100"]));
          expect([text, theirs]).toEqual([text, object.origins.map(({ asn }) => asn)]);
        };
        try {
          await Promise.all(sets.map(compare));
        } finally {
          await server.close();
        }
      }),
      { numRuns: RUNS, seed: 20_260_601, endOnFailure: true },
    );
    expect(prefixes).toBeGreaterThan(RUNS);
  });
});
