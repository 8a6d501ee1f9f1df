import { readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

import { IGNORED, type IgnoredIn } from "../../../../src/platforms/iosxr/reader/ignored.ts";
import { tableRow } from "../../../fixtures/table-row.ts";
import { readText } from "../../reading.ts";

const PAGE = readFileSync(new URL("../../../../docs/running/iosxr.md", import.meta.url), "utf8");

const PLACES: Readonly<Record<IgnoredIn, { title: string; before: string; indent: string }>> = {
  router: { title: "Of the router", before: "!\n", indent: "" },
  bgp: { title: "Of `router bgp`", before: "router bgp 64500\n", indent: " " },
  family: {
    title: "Of a family of `router bgp`",
    before: "router bgp 64500\n address-family ipv4 unicast\n",
    indent: "  ",
  },
};

test.each(["router", "bgp", "family"] as const)(
  "what is ignored of %s is what the page says, and is",
  (place) => {
    const { title, before, indent } = PLACES[place];
    const expected = IGNORED[place].map(({ statements, why }) =>
      tableRow([statements.map((s) => `\`${s}\``).join(", "), why]),
    );
    const rows = PAGE.split(`### ${title}\n`)[1]?.split("\n##")[0]?.split("\n") ?? [];
    const found = rows.filter((row) => row.startsWith("| ")).slice(2);
    expect(found.map((row) => tableRow(row.split("|").slice(1, -1)))).toEqual(expected);
    const all = IGNORED[place].flatMap(({ statements }) => statements);
    expect(new Set(all).size).toBe(all.length);
    for (const statement of all.filter((one) => !/^(banner|vrf|\w+-group)$/.test(one))) {
      for (const line of [statement, `${statement} x`, `no ${statement}`]) {
        expect([line, readText("iosxr", [7, 11], `${before}${indent}${line}\n`).errors]).toEqual([
          line,
          [],
        ]);
      }
    }
    expect(readText("iosxr", [7, 11], `${before}${indent}something-else x\n`).errors).toEqual([
      `not-understood ${before.split("\n").length}`,
    ]);
  },
);
