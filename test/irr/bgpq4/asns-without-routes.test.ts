import { afterEach, describe, expect, test } from "@jest/globals";

import {
  findAsnsWithoutRoutes,
  type QueriedAsns,
  type Bgpq4Answers,
} from "../../../src/irr/bgpq4/asns-without-routes.ts";
import { IrrdClient } from "../../../src/irr/client/irrd-client.ts";
import { limitsFor } from "../../../src/irr/client/irrd-limits.ts";
import { framed } from "./bgpq4-fake-server.ts";
import { startScriptedServer } from "../client/scripted-server.ts";

const open: { close(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

const LISTED: Bgpq4Answers = { empty: false, without: new Set(), asWhole: true };
const EMPTY: Bgpq4Answers = { ...LISTED, empty: true };

/** The result for AS1, which has an IPv4 prefix, and AS2, which has none; and the queries for it. */
async function find(
  answers: Readonly<Record<"ipv4" | "ipv6", Bgpq4Answers>>,
  queried: QueriedAsns | null,
) {
  const server = await startScriptedServer((query) => {
    if (query === "!!") return "";
    if (query.startsWith("!s")) return "C\n";
    return query === "!gAS1" ? framed("10.0.0.0/24") : "D\n";
  });
  const client = new IrrdClient(server, limitsFor(5000));
  open.push(server, client);
  const silent = await findAsnsWithoutRoutes(client, [1, 2], answers, ["RADB"], queried);
  return {
    silent: silent.map(({ asn, family }) => `AS${asn} ${family}`),
    queries: server.heard.flat().filter((query) => /^![g6]/.test(query)),
  };
}

describe("findAsnsWithoutRoutes", () => {
  test("takes a list that the server put together as it is, unless it is to know of every ASN", async () => {
    const answers = { ipv4: LISTED, ipv6: EMPTY };
    expect(await find(answers, null)).toEqual({
      silent: ["AS1 ipv6", "AS2 ipv6"],
      queries: ["!6AS1", "!6AS2"],
    });
    expect(await find(answers, new Map())).toEqual({
      silent: ["AS1 ipv6", "AS2 ipv6", "AS2 ipv4"],
      queries: ["!6AS1", "!6AS2", "!gAS1", "!gAS2"],
    });
  });

  test("queries each ASN of a list once, however many lists contain it", async () => {
    const queried: QueriedAsns = new Map();
    const answers = { ipv4: LISTED, ipv6: LISTED };
    const first = await find(answers, queried);
    expect(first.queries).toHaveLength(4);
    expect(await find(answers, queried)).toEqual({ silent: first.silent, queries: [] });
    expect(first.silent).toEqual(["AS2 ipv4", "AS1 ipv6", "AS2 ipv6"]);
  });

  test("does not ask for the ASNs of a list that bgpq4 queried for one by one", async () => {
    const answers = { ...LISTED, asWhole: false };
    const one = { ...answers, without: new Set([2]) };
    expect(await find({ ipv4: one, ipv6: answers }, new Map())).toEqual({
      silent: ["AS2 ipv4"],
      queries: ["!gAS2"],
    });
  });

  test("gives a server up that has some after all", async () => {
    await expect(find({ ipv4: EMPTY, ipv6: EMPTY }, null)).rejects.toThrow(
      "no ipv4 prefixes of AS1, and has some when it is asked again",
    );
  });
});
