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
  told: Readonly<Record<"ipv4" | "ipv6", Bgpq4Answers>>,
  asked: QueriedAsns | null,
) {
  const server = await startScriptedServer((query) => {
    if (query === "!!") return "";
    if (query.startsWith("!s")) return "C\n";
    return query === "!gAS1" ? framed("10.0.0.0/24") : "D\n";
  });
  const client = new IrrdClient(server, limitsFor(5000));
  open.push(server, client);
  const silent = await findAsnsWithoutRoutes(client, [1, 2], told, ["RADB"], asked);
  return {
    silent: silent.map(({ asn, family }) => `AS${asn} ${family}`),
    queries: server.heard.flat().filter((query) => /^![g6]/.test(query)),
  };
}

describe("findAsnsWithoutRoutes", () => {
  test("takes a list that the server put together as it is, unless it is to know of every ASN", async () => {
    const told = { ipv4: LISTED, ipv6: EMPTY };
    expect(await find(told, null)).toEqual({
      silent: ["AS1 ipv6", "AS2 ipv6"],
      queries: ["!6AS1", "!6AS2"],
    });
    expect(await find(told, new Map())).toEqual({
      silent: ["AS1 ipv6", "AS2 ipv6", "AS2 ipv4"],
      queries: ["!6AS1", "!6AS2", "!gAS1", "!gAS2"],
    });
  });

  test("queries each ASN of a list once, however many lists contain it", async () => {
    const asked: QueriedAsns = new Map();
    const told = { ipv4: LISTED, ipv6: LISTED };
    const first = await find(told, asked);
    expect(first.queries).toHaveLength(4);
    expect(await find(told, asked)).toEqual({ silent: first.silent, queries: [] });
    expect(first.silent).toEqual(["AS2 ipv4", "AS1 ipv6", "AS2 ipv6"]);
  });

  test("does not ask for the ASNs of a list that bgpq4 asked for one by one", async () => {
    const told = { ...LISTED, asWhole: false };
    const one = { ...told, without: new Set([2]) };
    expect(await find({ ipv4: one, ipv6: told }, new Map())).toEqual({
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
