import { readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

import { loadDeclaration } from "../../../src/declaration/index.ts";
import { Diagnostics, formatText } from "../../../src/diagnostics/index.ts";
import { formatAddress } from "../../../src/net/index.ts";
import { diskFiles } from "../../../src/cli/input/disk-files.ts";
import { fetchFrom, fileOf, NEEDS } from "./harness.ts";
import { PeeringDbServer } from "./peeringdb-server.ts";
import { tablesOf } from "./records.ts";

const ROOT = process.cwd();
const DUMP = "sources/peeringdb.json";

/** What PeeringDB says about the example, and the example. */
async function example() {
  const found = new Diagnostics();
  const files = diskFiles(ROOT, "examples/azion");
  const declaration = loadDeclaration(files, null, found.report);
  if (!declaration) throw new Error(formatText(found.all));
  const { network, peers, exchanges } = declaration;
  const text = readFileSync(`${ROOT}/examples/azion/${DUMP}`, "utf8");
  const { fetched, messages } = await fetchFrom(
    new PeeringDbServer(tablesOf()),
    { from: { kind: "file", path: DUMP } },
    {
      open: fileOf(DUMP, text, 65_536),
      needs: {
        ...NEEDS,
        asn: network.asn,
        peers: peers.map(({ asn }) => asn),
        lans: new Map(exchanges.map(({ id, lans }) => [id, lans])),
      },
    },
  );
  return { declaration, data: fetched!.data, messages };
}

test("the dump of the example has every neighbor, exchange and our own addresses", async () => {
  const { declaration, data, messages } = await example();
  expect(messages).toEqual([]);
  const known = new Set(data.networks.map(({ asn }) => asn));
  expect(data.asked.filter((asn) => !known.has(asn))).toEqual([]);
  expect(data.exchanges).toHaveLength(declaration.exchanges.length);
  const { peers, network } = declaration;
  const own = new Set(
    data.ports
      .filter(({ asn }) => asn === network.asn)
      .flatMap(({ ipv4, ipv6 }) =>
        [ipv4, ipv6].flatMap((each) => (each ? formatAddress(each) : [])),
      ),
  );
  const atExchanges = peers.flatMap(({ asn, sessions }) =>
    sessions
      .filter(({ place, state }) => place.kind === "exchange" && state.is !== "removed")
      .map(({ local, remote }) => ({
        asn,
        local: formatAddress(local),
        remote: formatAddress(remote),
      })),
  );
  expect(atExchanges.filter(({ local }) => !own.has(local))).toEqual([]);
  // One of the differences that an audit is to find.
  const theirs = new Set(
    data.ports.flatMap(({ asn, ipv4, ipv6 }) =>
      [ipv4, ipv6].flatMap((each) => (each ? `${asn} ${formatAddress(each)}` : [])),
    ),
  );
  expect(atExchanges.filter(({ asn, remote }) => !theirs.has(`${asn} ${remote}`))).toEqual([
    { asn: 20940, local: "45.184.145.80", remote: "45.184.144.40" },
  ]);
});

test("the dump of the example has invented contacts only", async () => {
  const { data } = await example();
  expect(data.contacts.length).toBeGreaterThan(30);
  for (const { email, phone } of data.contacts) {
    expect(email).toMatch(/\.example$/);
    expect(phone).toMatch(/^(?:|\+55 11 5550 \d{4})$/);
  }
});
