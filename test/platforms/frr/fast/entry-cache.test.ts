import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { MaskedFile, type Diagnostic } from "../../../../src/diagnostics/index.ts";
import { readFile } from "../../../../src/platforms/frr/reader/file.ts";
import { EntryCache } from "../../../../src/platforms/frr/reader/fast/entry-cache.ts";
import { ReadingProblems } from "../../../../src/platforms/reading-problems.ts";

const line = fc.constantFrom(
  ...["description  two  blanks", "match as-path A", "match as-path B", "match ip address x", ""],
  ...["match ip next-hop address 192.0.2.1", "set local-preference 5", "set metric 5", "! said"],
  ...["set as-path prepend 1", "set as-path exclude 2", "call M", "call M N", "continue", "match"],
  ...["on-match next", "on-match goto 3", "on-match goto 9", "zonk", "bgp router-id 192.0.2.9"],
  ...["ip prefix-list P seq 5 permit 192.0.2.0/24", "no route-map M", "router bgp 64500", " exit"],
);
const entry = fc
  .tuple(
    fc.constantFrom("M", "N"),
    fc.constantFrom("permit", "deny"),
    fc.constantFrom("2", "4", "4 ", "05", "x", "70000"),
    fc.array(fc.tuple(fc.constantFrom(" ", "", "\t"), line), { maxLength: 5 }),
    fc.constantFrom("exit\n", "exit\n", "exit\n", "!\n", ""),
  )
  .map(([name, action, number, lines, end]) => {
    const body = lines.map(([blank, said]) => `${blank}${said}\n`).join("");
    return `route-map ${name} ${action} ${number}\n${body}${end}`;
  });

/** The route maps of a text, and what was reported. */
function mapsOf(text: string) {
  const reported: string[] = [];
  const report = (found: Diagnostic) => reported.push(`${found.span?.start ?? 0} ${found.code}`);
  const problems = new ReadingProblems(
    "FRR",
    new MaskedFile({ path: "frr.conf", raw: text }, () => []),
    report,
  );
  const request = { form: "file", asn: 64500, version: [10, 0], neighbors: [] } as const;
  const { objects } = readFile(text, request, problems);
  const maps = [...objects.routeMaps.values()].map(({ name, line: first, entries }) => ({
    ...{ name, first },
    entries: [...entries.values()],
  }));
  return { maps, lists: [...objects.prefixLists.keys()], reported: reported.length };
}

test("entries that are taken as they stand say the same as entries that are read line by line", () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      const text = entries.join("");
      // A blank behind it, and no entry has the form in which it is taken.
      expect(mapsOf(text)).toEqual(mapsOf(text.replaceAll("exit\n", "exit \n")));
    }),
    { numRuns: 1000 },
  );
});

test("an entry that follows another one of its map is taken up to behind its exit", () => {
  const seen = new EntryCache();
  const map = { name: "M", line: 1, entries: new Map() };
  const text = "route-map M permit 10\n match as-path A\n!\nexit\nroute-map M deny 20\nexit\n";
  expect(seen.take(text, 0, 1)).toBeNull();
  seen.expect(map);
  expect(seen.take(text, 0, 7)).toEqual({ end: text.indexOf("route-map M deny"), lines: 4 });
  expect(map.entries.get(10)).toMatchObject({ permit: true, line: 7 });
  const odd = ["route-map M permit 0\nexit\n", "route-map M permit 10 \nexit\n", "route-map M"];
  for (const each of [
    ...odd,
    "route-map M permit 10\n exit\n",
    "route-map M permit 10\nip x\nexit\n",
  ]) {
    expect(seen.take(each, 0, 1)).toBeNull();
  }
});
