import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { PEERINGDB_FORMAT, reportWithdrawn, type PeeringDb } from "../../../src/sources/index.ts";
import { fetchFrom, NEEDS } from "./harness.ts";
import { PeeringDbServer } from "./peeringdb-server.ts";
import { smallPeeringDb } from "./records.ts";

async function example(): Promise<PeeringDb> {
  const server = new PeeringDbServer(smallPeeringDb());
  return (await fetchFrom(server, { key: server.key })).fetched!.data;
}

function readBack(texts: ReadonlyMap<string, string>) {
  const found = new Diagnostics();
  const data = PEERINGDB_FORMAT.read({ name: "snapshot/sources/peeringdb", texts }, found.report);
  return {
    data,
    messages: found.all.map(({ code, span }) => `${code} ${span?.source.path ?? ""}`),
  };
}

test("writes what it reads, always its files, one record a line with PeeringDB's names", async () => {
  const data = await example();
  const texts = PEERINGDB_FORMAT.write(data);
  expect([...texts.keys()]).toEqual(PEERINGDB_FORMAT.files);
  expect(texts.get("ports.jsonl")?.split("\n")[0]).toBe(
    `{"ixlan_id":1,"asn":64496,"id":11,"ipaddr4":"203.0.113.1","ipaddr6":"2001:db8:ff::1","speed":20000,"is_rs_peer":true,"operational":true}`,
  );
  expect(texts.get("visibility.jsonl")).toBe(`{"sees_users_contacts":true}\n`);
  expect(texts.get("exchanges.jsonl")).toBe(
    `{"ixlan_id":1,"ix_id":1,"name":"IX One","city":"São Paulo","country":"BR","prefixes":["203.0.113.0/24","2001:db8:ff::/64"],"ixf_ixp_member_list_url":"https://ix1.example/members.json"}\n`,
  );
  expect(readBack(texts)).toEqual({ data, messages: [] });
  expect(PEERINGDB_FORMAT.count(data)).toEqual({
    networks: 5,
    exchanges: 1,
    ports: 4,
    facilities: 1,
    presences: 3,
    contacts: 3,
  });
});

test("gives the same bytes whatever the order of the data", async () => {
  const data = await example();
  const reversed = Object.fromEntries(
    Object.entries(data).map(([name, list]) => [
      name,
      Array.isArray(list) ? [...(list as unknown[])].reverse() : (list as unknown),
    ]),
  ) as unknown as PeeringDb;
  expect(PEERINGDB_FORMAT.write(reversed)).toEqual(PEERINGDB_FORMAT.write(data));
});

describe("reads nothing else", () => {
  test.each([
    [
      "another order of keys",
      "ports.jsonl",
      (text: string) => text.replace(/("ixlan_id":1),("asn":64496)/, "$2,$1"),
      "snapshot-line-invalid",
    ],
    [
      "an unknown key",
      "networks.jsonl",
      (text: string) => text.replace("{", '{"x":1,'),
      "snapshot-line-invalid",
    ],
    ["a blank", "asked.jsonl", (text: string) => text.replace(":", ": "), "snapshot-line-invalid"],
    [
      "another spelling of an address",
      "ports.jsonl",
      (text: string) => text.replace("2001:db8:ff::1", "2001:DB8:ff::1"),
      "snapshot-line-invalid",
    ],
    [
      "an escape",
      "networks.jsonl",
      (text: string) => text.replace("Network", "\\u004eetwork"),
      "snapshot-line-invalid",
    ],
    [
      "an invisible character",
      "networks.jsonl",
      (text: string) => text.replace("Network", "Net\u202ework"),
      "snapshot-line-invalid",
    ],
    [
      "host bits in a LAN",
      "exchanges.jsonl",
      (text: string) => text.replace("203.0.113.0/24", "203.0.113.1/24"),
      "snapshot-line-invalid",
    ],
    [
      "a private contact",
      "contacts.jsonl",
      (text: string) => text.replace("Public", "Private"),
      "snapshot-line-invalid",
    ],
    [
      "a mark of a merge",
      "networks.jsonl",
      (text: string) => `<<<<<<< HEAD\n${text}`,
      "snapshot-line-invalid",
    ],
    [
      "Windows line ends",
      "asked.jsonl",
      (text: string) => text.replace("\n", "\r\n"),
      "snapshot-line-invalid",
    ],
    ["a line twice", "facilities.jsonl", (text: string) => text + text, "snapshot-line-order"],
    [
      "another order of lines",
      "asked.jsonl",
      (text: string) => text.split("\n").slice(0, 3).reverse().join("\n") + "\n",
      "snapshot-line-order",
    ],
    [
      "half a line",
      "presences.jsonl",
      (text: string) => text.slice(0, -5),
      "snapshot-line-invalid",
    ],
    [
      "a line without an end",
      "presences.jsonl",
      (text: string) => text.slice(0, -1),
      "snapshot-line-invalid",
    ],
    ["no word on visibility", "visibility.jsonl", () => "", "snapshot-line-invalid"],
    [
      "two words on visibility",
      "visibility.jsonl",
      (text: string) => text + text,
      "snapshot-line-order",
    ],
    [
      "a number that is none",
      "networks.jsonl",
      (text: string) => text.replace('"info_prefixes4":100', '"info_prefixes4":1e2'),
      "snapshot-line-invalid",
    ],
    [
      "a duplicate key",
      "asked.jsonl",
      (text: string) => text.replace("{", '{"asn":1,'),
      "snapshot-line-invalid",
    ],
  ])("%s", async (_, file, change, code) => {
    const texts = new Map(PEERINGDB_FORMAT.write(await example()));
    const before = texts.get(file)!;
    expect(change(before)).not.toBe(before);
    texts.set(file, change(before));
    const { data, messages } = readBack(texts);
    expect(data).toBeNull();
    expect(messages[0]).toBe(`${code} snapshot/sources/peeringdb/${file}`);
  });
});

describe("reportWithdrawn", () => {
  test("names peers that PeeringDB no longer has, and no others", async () => {
    const before = await example();
    const tables = smallPeeringDb();
    // One peer and one who is none are gone; another peer is no longer declared.
    tables.net = tables.net.filter(({ id }) => id !== 500 && id !== 511);
    const { fetched } = await fetchFrom(
      new PeeringDbServer(tables),
      {},
      { needs: { ...NEEDS, peers: [64500] } },
    );
    const found = new Diagnostics();
    const span = { source: { path: "network.yaml", text: "" }, start: 0, end: 0 };
    reportWithdrawn(before, fetched!.data, span, found.report);
    expect(found.all.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        "peeringdb-network-withdrawn",
        "warning",
        "AS64500 (Network 64500) is not in PeeringDB any more",
      ],
    ]);
  });
});
