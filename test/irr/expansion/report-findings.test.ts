import { describe, expect, test } from "@jest/globals";

import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { expandNative, type WantedObject } from "../../../src/irr/index.ts";
import { SPAN } from "../../fixtures/plan.ts";
import { objectName, readRegistry } from "../registry.ts";

const DUMP = `
as-set: AS-GOOD
members: AS3333
source: RIPE

as-set: AS-GOOD
members: AS1103
source: RADB

as-set: AS-HALF
members: AS3333, AS1103, AS-GONE, AS-BAD, AS64512
source: RIPE

as-set: AS-BAD
members: AS1 AS2
source: RIPE

as-set: AS-EMPTY
source: RIPE

as-set: AS-WIDE
members: AS3333, ${Array.from({ length: 8 }, (_, i) => `AS-U${i}, AS200${i}`).join(", ")}
source: RIPE

route-set: RS-ODD
members: 192.0.2.0/24^16-20, 193.0.0.0/21
source: RIPE

route: 193.0.0.0/21
origin: AS3333
source: RIPE
`;

async function report(
  name: string,
  more: Partial<WantedObject> = {},
  sources: readonly string[] = ["RIPE"],
): Promise<readonly Diagnostic[]> {
  const database = await readRegistry(DUMP);
  const diagnostics: Diagnostic[] = [];
  const wanted = { name: objectName(name), span: SPAN, ...more };
  await expandNative([wanted], { database, sources }, (d) => diagnostics.push(d));
  expect(diagnostics.every((d) => d.span === SPAN)).toBe(true);
  return diagnostics;
}

const brief = (all: readonly Diagnostic[]) =>
  all.map((d) => `${d.severity} ${d.code}: ${d.message}`);

describe("what an expansion found is reported where the object is asked for", () => {
  test("nothing, where all is well", async () => {
    expect(await report("AS-GOOD")).toEqual([]);
    expect(await report("AS3333")).toEqual([]);
  });

  test("an unknown object is an error", async () => {
    expect(brief(await report("AS-NONE", {}, ["RIPE", "RADB"]))).toEqual([
      "error irr-object-unknown: AS-NONE is in none of RIPE, RADB",
    ]);
  });

  test("of a dropped object, the error gives place and reason", async () => {
    const [diagnostic] = await report("AS-BAD");
    expect(diagnostic?.code).toBe("irr-object-unknown");
    expect(diagnostic?.hint).toBe(
      'it was dropped: dump.rpsl:14: as-set AS-BAD: line 15: members: "AS1 AS2" is not an ASN or the name of a set',
    );
  });

  test("an unknown source is an error that names the known ones", async () => {
    const [diagnostic, ...rest] = await report("AS3333", {}, ["RIPE", "TC"]);
    expect(diagnostic).toMatchObject({
      code: "irr-source-unknown",
      severity: "error",
      message: "AS3333: the registry data has no source TC",
      hint: "it has RIPE, RADB; add the dump of TC, or remove it from the sources",
    });
    expect(rest).toEqual([]);
  });

  test("an empty object is an error, unless that is tolerated", async () => {
    expect(brief(await report("AS-EMPTY"))).toEqual([
      "error irr-object-empty: AS-EMPTY expands to no prefixes",
    ]);
    expect(brief(await report("AS-EMPTY", { tolerate: ["empty-object"] }))).toEqual([
      "warning irr-object-empty-tolerated: AS-EMPTY expands to no prefixes; this is allowed here",
    ]);
  });

  test("unknown members are an error with the way to them, unless they are tolerated", async () => {
    const members =
      "AS-BAD (via AS-HALF), dropped: dump.rpsl:14: as-set AS-BAD: " +
      'line 15: members: "AS1 AS2" is not an ASN or the name of a set; AS-GONE (via AS-HALF)';
    const silent = [
      "warning irr-member-no-routes: AS-HALF: 2 member ASNs have no route object: AS1103, AS64512",
      "warning irr-member-bogon-asn: AS-HALF: a member ASN is not for use on the Internet: AS64512 (private)",
    ];
    expect(brief(await report("AS-HALF"))).toEqual([
      `error irr-member-unknown: AS-HALF: 2 member sets are in none of the sources: ${members}`,
      ...silent,
    ]);
    expect(brief(await report("AS-HALF", { tolerate: ["unknown-member"] }))).toEqual([
      `warning irr-member-unknown-tolerated: AS-HALF: 2 member sets are in none of the sources and left out: ${members}`,
      ...silent,
    ]);
  });

  test("of many only the first few are named, and the rest are counted", async () => {
    const [unknown, silent] = await report("AS-WIDE");
    expect(unknown?.message).toMatch(/8 member sets are .* AS-U4 \(via AS-WIDE\); and 3 more$/);
    expect(silent?.message).toBe(
      "AS-WIDE: 8 member ASNs have no route object: AS2000, AS2001, AS2002, AS2003, AS2004, and 3 more",
    );
  });

  test("operators that leave nothing, and names that several sources have, are warnings", async () => {
    expect(brief(await report("RS-ODD"))).toEqual([
      "warning irr-member-emptied: RS-ODD: the range operator leaves nothing of a member: 192.0.2.0/24^16-20 in RS-ODD",
    ]);
    expect(brief(await report("AS-GOOD", {}, ["RIPE", "RADB"]))).toEqual([
      "warning irr-object-namesakes: AS-GOOD is in RIPE (used) and, with other members, in RADB",
    ]);
    expect(brief(await report("RIPE::AS-GOOD", {}, ["RIPE", "RADB"]))).toEqual([]);
  });
});
