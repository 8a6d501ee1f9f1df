import { expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import {
  readCommitted,
  readSources,
  writeSources,
  type CommittedSources,
} from "../../../src/sources/index.ts";
import { flowsSource } from "./sources.ts";

const SOURCES: CommittedSources = new Map([["flows", flowsSource(2)]]);
const INDEX = "sources/index.json";
const VOLUMES = "sources/flows/volumes.txt";

/** Reads files back as evidence. */
function read(files: ReadonlyMap<string, string>) {
  const diagnostics = new Diagnostics();
  const folder = {
    name: "snapshot",
    read: (path: string) => files.get(path) ?? null,
    paths: [...files.keys()],
  };
  const committed = readCommitted(folder, diagnostics.report);
  const sources = committed && readSources(committed, "snapshot", diagnostics.report);
  return { committed, sources, codes: diagnostics.all.map(({ code }) => code) };
}

function damaged(path: string, edit: (text: string) => string): ReadonlyMap<string, string> {
  const files = new Map(writeSources(SOURCES));
  const edited = edit(files.get(path) ?? "");
  expect(edited).not.toBe(files.get(path));
  return files.set(path, edited);
}

test("gives what was written", () => {
  const { committed, sources, codes } = read(writeSources(SOURCES));
  expect(codes).toEqual([]);
  expect(committed).toEqual(SOURCES);
  expect(sources?.flows).toEqual({
    data: {
      volumes: [
        { asn: 64500, received: 1000, sent: null },
        { asn: 64501, received: 1000, sent: null },
      ],
    },
    provenance: { origins: ["flows.csv"], time: "2026-11-01T00:00:00Z" },
  });
});

test("keeps for what was registered it was taken", () => {
  const { entry, texts } = flowsSource(1);
  const taken = { entry: { ...entry, registered: "0123456789abcdef".repeat(2) }, texts };
  const files = writeSources(new Map([["flows", taken]]));
  expect(read(files).sources?.flows?.provenance.registered).toBe(taken.entry.registered);
  const index = files.get(INDEX) ?? "";
  expect(read(new Map(files).set(INDEX, index.replace("0123", "012x")))).toMatchObject({
    sources: null,
    codes: ["snapshot-index-invalid"],
  });
});

test("is nothing without sources", () => {
  expect(writeSources(new Map()).size).toBe(0);
  expect(read(new Map())).toMatchObject({ committed: new Map(), codes: [] });
});

test("prints an index that a reviewer can read", () => {
  expect(writeSources(SOURCES).get(INDEX)).toBe(`{
  "format": 1,
  "sources": {
    "flows": {
      "counts": {
        "networks": 2
      },
      "digest": "${SOURCES.get("flows")?.entry.digest}",
      "origins": [
        "flows.csv"
      ],
      "time": "2026-11-01T00:00:00Z"
    }
  }
}
`);
});

test.each<[string, (text: string) => string]>([
  ["a changed digest", (text) => text.replace(/"digest": "./, '"digest": "x')],
  ["another time", (text) => text.replace("2026-11-01", "2026-13-01")],
  ["blanks", (text) => text.replace("  ", " ")],
  ["an unknown source", (text) => text.replace('"flows"', '"flow"')],
  ["an unknown key", (text) => text.replace('"counts"', '"about": "",\n      "counts"')],
  ["no JSON", (text) => text.slice(1)],
  ["no origins", (text) => text.replace('\n        "flows.csv"\n      ', "")],
  ["a control character", (text) => text.replace("flows.csv", "flows\\u0007.csv")],
  ["a list", () => "[]"],
  ["nothing", () => ""],
  ["null", () => "null"],
])("refuses an index with %s", (_, edit) => {
  expect(read(damaged(INDEX, edit))).toMatchObject({
    sources: null,
    codes: ["snapshot-index-invalid"],
  });
});

test("refuses another format", () => {
  const files = damaged(INDEX, (text) => text.replace('"format": 1', '"format": 2'));
  expect(read(files)).toMatchObject({ sources: null, codes: ["snapshot-format-unknown"] });
});

test("refuses another count", () => {
  const files = damaged(INDEX, (text) => text.replace('"networks": 2', '"networks": 3'));
  expect(read(files)).toMatchObject({ sources: null, codes: ["snapshot-count-differs"] });
});

test("notices a changed, a missing and a strange file", () => {
  const changed = damaged(VOLUMES, (text) => text.replace("1000", "1001"));
  expect(read(changed)).toMatchObject({ sources: null, codes: ["snapshot-digest-differs"] });

  const missing = new Map(writeSources(SOURCES));
  missing.delete(VOLUMES);
  expect(read(missing)).toMatchObject({ sources: null, codes: ["snapshot-file-missing"] });

  const strange = new Map(writeSources(SOURCES)).set("sources/rpki/vrps.txt", "");
  expect(read(strange)).toMatchObject({ sources: null, codes: ["snapshot-file-unknown"] });

  const alone = new Map([["sources/rpki/vrps.txt", ""]]);
  expect(read(alone)).toMatchObject({ sources: null, codes: ["snapshot-file-unknown"] });
});

test.each([
  ["AS64500 1000", "snapshot-line-invalid"],
  ["AS64500 - -", "snapshot-line-invalid"],
  ["AS64500 01 -", "snapshot-line-invalid"],
  ["64500 1 -", "snapshot-line-invalid"],
  ["AS64500 larger -", "snapshot-line-invalid"],
  ["AS64500 larger 007", "snapshot-line-invalid"],
  ["AS64501 1 -\nAS64500 1 -", "snapshot-line-order"],
  ["AS64500 1 -\nAS64500 2 -", "snapshot-line-order"],
])("refuses the volumes `%s`", (lines, code) => {
  const { committed } = read(writeSources(SOURCES));
  const flows = committed?.get("flows");
  if (!flows) throw new Error("no flows");
  const diagnostics = new Diagnostics();
  const texts = new Map([["volumes.txt", `${lines}\n`]]);
  const sources = new Map([["flows", { ...flows, texts }]]);
  expect(readSources(sources, "snapshot", diagnostics.report)).toBeNull();
  expect(diagnostics.all.map((d) => d.code)).toEqual([code]);
});
