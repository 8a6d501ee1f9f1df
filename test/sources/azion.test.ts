import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "@jest/globals";

import { parseAsn, parsePrefix } from "../../src/net/index.ts";
import {
  indexRoutingTable,
  indexVrps,
  originValidation,
  ROUTING_TABLE_FORMAT,
  RPKI_FORMAT,
  visibility,
  type SourceFormat,
} from "../../src/sources/index.ts";

const SNAPSHOT = "examples/azion/snapshot";

/** The data of a source in the example's snapshot. */
function committed<Data>(format: SourceFormat<Data>, name: string): Data {
  const folder = join(SNAPSHOT, "sources", name);
  const texts = new Map(
    format.files.map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );
  const data = format.read({ name: folder, texts }, ({ message }) => {
    throw new Error(message);
  });
  if (data === null) throw new Error(`no data in ${folder}`);
  return data;
}

/** Every registered prefix of the example with an origin. */
const REGISTERED = [
  ...new Set(
    readdirSync(SNAPSHOT, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.ipv[46]$/.test(path))
      .flatMap((path) => readFileSync(join(SNAPSHOT, path), "utf8").split("\n").slice(0, -1))
      .flatMap((line) => {
        const [prefix = "", ...routes] = line.split(" ");
        return routes.map((route) => `${prefix} ${route.split("@")[0] ?? ""}`);
      }),
  ),
].map((text) => {
  const [prefix = "", origin = ""] = text.split(" ");
  return { text, prefix: parsePrefix(prefix)!, origin: parseAsn(origin)! };
});

test("the example has RPKI data of all registered prefixes, with one invalid and one not found", () => {
  const rpki = committed(RPKI_FORMAT, "rpki");
  const index = indexVrps(rpki.vrps);
  const others = REGISTERED.flatMap(({ text, prefix, origin }) => {
    const { state } = originValidation(prefix, origin, index);
    return state === "valid" ? [] : [`${text} ${state}`];
  });
  expect(REGISTERED.length).toBeGreaterThan(300);
  expect(others.sort()).toEqual([
    "150.165.0.0/16 AS1916 not-found",
    "185.9.141.0/24 AS8075 invalid",
  ]);
  expect(rpki.aspas?.map(({ customer }) => customer)).toEqual([1916, 27715, 52580, 262287]);
});

test("the example's prefixes are visible, but one is not, and one has another origin", () => {
  const index = indexRoutingTable(committed(ROUTING_TABLE_FORMAT, "routing-table"));
  const others = REGISTERED.flatMap(({ text, prefix, origin }) => {
    const { seenBy, vantagePoints, otherOrigins } = visibility(prefix, origin, index);
    if (seenBy > vantagePoints / 2) return [];
    return [[text, ...otherOrigins.map((route) => `AS${route.origin}`)].join(" ")];
  });
  expect(others.sort()).toEqual(["200.251.0.0/16 AS4230 AS28573", "78.17.200.0/22 AS6939"]);
});
