import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatAddress } from "../../../src/net/index.ts";
import { PEERINGDB_FORMAT } from "../../../src/sources/index.ts";
import { cleanText } from "../../../src/sources/peeringdb/records/clean-text.ts";
import type { RawRecord, Table } from "../../../src/sources/peeringdb/tables.ts";
import { fetchFrom, fileOf } from "./harness.ts";
import { PeeringDbServer } from "./peeringdb-server.ts";
import {
  contact,
  exchange,
  net,
  port,
  smallPeeringDb,
  tablesOf,
  type TestTables,
} from "./records.ts";

/** What a dump with these tables gives. */
const fromTables = (tables: TestTables) =>
  fetchFrom(
    new PeeringDbServer(tablesOf()),
    { from: { kind: "file", path: "dump.json" } },
    { open: fileOf("dump.json", JSON.stringify(tables), 100_000) },
  );

/** The small PeeringDB with another record in the place of the one with that id, or with one more. */
function withRecord(table: Table, record: RawRecord): TestTables {
  const tables = smallPeeringDb();
  const at = tables[table].findIndex(({ id }) => id === record["id"]);
  tables[table].splice(at < 0 ? tables[table].length : at, at < 0 ? 0 : 1, record);
  return tables;
}

describe("leaves out, and says so", () => {
  test.each([
    [
      "an ASN as text",
      "net",
      net(500, 0, { asn: "64500" }),
      "net 500 of AS64500",
      '`asn` is `"64500"`, which is not an ASN from 1 to 4294967295',
    ],
    [
      "a limit as text",
      "net",
      net(500, 64500, { info_prefixes4: "100" }),
      "net 500 of AS64500",
      '`info_prefixes4` is `"100"`, which is not a number from 0 to 4294967295',
    ],
    [
      "half of a limit",
      "net",
      net(500, 64500, { info_prefixes6: 1.5 }),
      "net 500 of AS64500",
      "`info_prefixes6` is `1.5`, which is not a number from 0 to 4294967295",
    ],
    [
      "a negative limit",
      "net",
      net(500, 64500, { info_prefixes6: -1 }),
      "net 500 of AS64500",
      "`info_prefixes6` is `-1`, which is not a number from 0 to 4294967295",
    ],
    [
      "no name",
      "net",
      net(500, 64500, { name: " \n " }),
      "net 500 of AS64500",
      '`name` is `" \\n "`, which is not a name',
    ],
    [
      "an as-set that is a list",
      "net",
      net(500, 64500, { irr_as_set: ["AS-X"] }),
      "net 500 of AS64500",
      '`irr_as_set` is `["AS-X"]`, which is not text',
    ],
    [
      "no status",
      "net",
      net(500, 64500, { status: null }),
      "net 500 of AS64500",
      "it has no `status`",
    ],
    [
      "a time in words",
      "net",
      net(500, 64500, { updated: "yesterday" }),
      "net 500 of AS64500",
      '`updated` is `"yesterday"`, which is not a time in UTC',
    ],
    [
      "a second record of an ASN",
      "net",
      net(5000, 64500),
      "net 5000 of AS64500",
      "net 500 is AS64500 too",
    ],
    [
      "a speed as text",
      "netixlan",
      port(12, 1, 64500, { speed: "10G" }),
      "netixlan 12 of AS64500",
      '`speed` is `"10G"`, which is not a number from 0 to 4294967295',
    ],
    [
      "no word on operation",
      "netixlan",
      port(12, 1, 64500, { operational: null }),
      "netixlan 12 of AS64500",
      "it has no `operational`",
    ],
    [
      "IPv4 in the field of IPv6",
      "netixlan",
      port(12, 1, 64500, { ipaddr6: "203.0.113.2" }),
      "netixlan 12 of AS64500",
      '`ipaddr6` is `"203.0.113.2"`, which is not an IPv6 address',
    ],
    [
      "an address with a length",
      "netixlan",
      port(12, 1, 64500, { ipaddr4: "203.0.113.2/24" }),
      "netixlan 12 of AS64500",
      '`ipaddr4` is `"203.0.113.2/24"`, which is not an IPv4 address',
    ],
    [
      "an address outside of the LAN",
      "netixlan",
      port(12, 1, 64500, { ipaddr4: "203.0.112.2" }),
      "netixlan 12 of AS64500",
      "its address 203.0.112.2 is not in the LAN",
    ],
    [
      "a LAN with host bits",
      "ixpfx",
      { ...exchange(1, "", "203.0.113.1/24").ixpfx[0] },
      "ixpfx 10",
      "`prefix` is `203.0.113.1/24`, which is no prefix",
    ],
    [
      "a LAN without its exchange",
      "ix",
      { id: 1, status: "deleted", name: "IX", city: "", country: "" },
      "ixlan 1",
      "there is no usable `ix` 1",
    ],
    [
      "a facility without a name",
      "fac",
      { id: 7, status: "ok", name: "", city: "", country: "" },
      "fac 7",
      "it has no `name`",
    ],
    [
      "an ASN that none is",
      "netfac",
      { id: 701, status: "ok", fac_id: 7, local_asn: 0 },
      "netfac 701 of AS0",
      "`local_asn` is `0`, which is not an ASN from 1 to 4294967295",
    ],
  ] as const)("%s", async (_, table, record, which, problem) => {
    const { fetched, messages } = await fromTables(withRecord(table, record));
    expect(fetched).not.toBeNull();
    const said = which.includes("AS0")
      ? `peeringdb-records-left-out: a record of other networks in PeeringDB is left out or incomplete: ${which}: ${problem}`
      : `peeringdb-record-left-out: PeeringDB's ${which} is left out or incomplete: ${problem}`;
    expect(messages.filter((each) => each.includes(which))).toEqual([said]);
  });

  test("whole records of a network, so that nobody takes it for one without them", async () => {
    const left = async (...[table, record]: Parameters<typeof withRecord>) => {
      const data = (await fromTables(withRecord(table, record))).fetched!.data;
      const texts = PEERINGDB_FORMAT.write(data);
      const folder = { name: "snapshot/sources/peeringdb", texts };
      expect(PEERINGDB_FORMAT.read(folder, () => undefined)).toEqual(data);
      return texts.get("left-out.jsonl");
    };
    expect(await left("netixlan", port(12, 1, 64500, { speed: null }))).toBe(
      `{"asn":64500,"table":"netixlan"}\n`,
    );
    expect(await left("net", net(500, 0, { asn: "64500" }))).toBe(`{"asn":64500,"table":"net"}\n`);
    // The port is still there, without the address.
    expect(await left("netixlan", port(12, 1, 64500, { ipaddr4: "203.0.112.2" }))).toBe("");
  });

  test("an address that two ports have, of both", async () => {
    const tables = withRecord("netixlan", port(15, 1, 64511, { ipaddr4: "203.0.113.2" }));
    const { fetched, messages } = await fromTables(tables);
    expect(messages).toEqual([
      "peeringdb-record-left-out: PeeringDB's netixlan 12 of AS64500 is left out or incomplete: netixlan 15 of AS64511 has its address 203.0.113.2 too",
      "peeringdb-records-left-out: a record of other networks in PeeringDB is left out or incomplete: netixlan 15 of AS64511: netixlan 12 of AS64500 has its address 203.0.113.2 too",
    ]);
    const addresses = fetched!.data.ports.map(({ id, ipv4, ipv6 }) =>
      [id, ipv4 && formatAddress(ipv4), ipv6 && formatAddress(ipv6)].join(" "),
    );
    expect(addresses).toEqual([
      "11 203.0.113.1 2001:db8:ff::1",
      "12  2001:db8:ff::2",
      "13 203.0.113.3 ",
      "14  2001:db8:ff::10",
      "15  ",
    ]);
  });

  test("the second of two records with one id", async () => {
    const tables = smallPeeringDb();
    tables.netixlan.push(port(12, 1, 64500, { ipaddr4: "203.0.113.77" }));
    const { fetched, messages } = await fromTables(tables);
    expect(messages).toEqual([
      "peeringdb-record-left-out: PeeringDB's netixlan 12 of AS64500 is left out or incomplete: there are two records with this id",
    ]);
    expect(fetched?.data.ports).toHaveLength(4);
  });

  test("what is wrong with others, together and at most five of them", async () => {
    const tables = smallPeeringDb();
    for (let i = 0; i < 9; i++) tables.netixlan.push(port(100 + i, 1, 64600 + i, { speed: null }));
    const { messages } = await fromTables(tables);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(
      /^peeringdb-records-left-out: 9 records of other networks in PeeringDB are left out or incomplete: netixlan 100 of AS64600: it has no `speed`; .*netixlan 104 of AS64604: it has no `speed`; and 4 more$/,
    );
  });
});

test("refuses PeeringDB if no record of a kind can be used", async () => {
  const tables = smallPeeringDb();
  tables.netixlan = tables.netixlan.map((record) => ({ ...record, speed: "10G" }));
  const { fetched, messages } = await fromTables(tables);
  expect(fetched).toBeNull();
  expect(messages).toEqual([
    'peeringdb-unusable: dump.json: has changed: none of its 4 `netixlan` records can be used: of the first, `speed` is `"10G"`, which is not a number from 0 to 4294967295',
  ]);
});

test("takes nothing that is deleted or not yet approved", async () => {
  const tables = smallPeeringDb();
  const ended = (record: RawRecord, status: string) => ({ ...record, status });
  tables.net = tables.net.map((each) => (each["id"] === 500 ? ended(each, "pending") : each));
  tables.netixlan = tables.netixlan.map((each) =>
    each["id"] === 13 ? ended(each, "deleted") : each,
  );
  const { fetched, messages } = await fromTables(tables);
  expect(messages).toEqual([]);
  expect(fetched?.data.networks.map(({ asn }) => asn)).toEqual([64496, 64501, 64510, 64511]);
  expect(fetched?.data.ports.map(({ id }) => id)).toEqual([11, 12, 14]);
});

describe("text that somebody entered", () => {
  const asSet = async (text: unknown): Promise<string | undefined> => {
    const { fetched } = await fromTables(withRecord("net", net(500, 64500, { irr_as_set: text })));
    return fetched?.data.networks.find(({ asn }) => asn === 64500)?.asSet;
  };

  test.each([
    [null, ""],
    ["", ""],
    [" AS-X ", "AS-X"],
    ["AS-X\r\nAS-Y\tRIPE::AS-Z", "AS-X AS-Y RIPE::AS-Z"],
    ["AS-\u202eX", "AS-?X"],
    ["AS-X\u0000\u001b[2J", "AS-X??[2J"],
    ["AS-X\u200b", "AS-X?"],
    ['please see our website: "peering" # here', 'please see our website: "peering" # here'],
    ["AS-ÇÃO", "AS-ÇÃO"],
    ["\ud800AS-X", "?AS-X"],
    ["AS-\ufffdX\uffff\ue000", "AS-?X??"],
    ["A".repeat(300), `${"A".repeat(254)}…`],
    [`${"A".repeat(253)}😀😀`, `${"A".repeat(253)}…`],
  ])("%j is %j", async (text, expected) => {
    expect(await asSet(text)).toBe(expected);
  });

  test("is one short line without invisible characters, and stays what it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd\uffff]|\p{Cs}/u);
        expect(clean.length).toBeLessThanOrEqual(255);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  test("is no address of a page or of mail unless it is one", async () => {
    const tables = withRecord(
      "net",
      net(500, 64500, {
        website: "javascript:alert(1)",
        looking_glass: "https://user@lg.example/",
        policy_url: "HTTPS://as64500.example/peering?a=b",
      }),
    );
    tables.poc = [
      contact(1, 500, "NOC", { email: "noc@net500.example, <script>" }),
      contact(2, 500, "Policy", { email: "pólicy@réseau.example", phone: null }),
      contact(3, 500, "Technical", { email: null, phone: "" }),
    ];
    const { fetched } = await fromTables(tables);
    const network = fetched?.data.networks.find(({ asn }) => asn === 64500);
    expect([network?.website, network?.lookingGlass, network?.policyUrl]).toEqual([
      "",
      "",
      "HTTPS://as64500.example/peering?a=b",
    ]);
    expect(
      fetched?.data.contacts.map(({ email, hasEmail, hasPhone }) => [email, hasEmail, hasPhone]),
    ).toEqual([
      ["", false, true],
      ["pólicy@réseau.example", true, false],
      ["", false, false],
    ]);
  });
});

describe("contacts in messages", () => {
  test.each(["Public", "Users", "Private"])("never show what %s contacts say", async (visible) => {
    const tables = withRecord(
      "poc",
      contact(1, 500, "NOC", { visible, phone: 15550123, name: { secret: true } }),
    );
    const { messages } = await fromTables(tables);
    expect(messages).toEqual(
      visible === "Private"
        ? []
        : [
            "peeringdb-record-left-out: PeeringDB's poc 1 of AS64500 is left out or incomplete: `phone` is not text",
          ],
    );
  });
});

test("whatever records say, what is kept is committed and read back the same, or nothing is kept", async () => {
  const value = fc.oneof(
    fc.constant(undefined),
    fc.constant(null),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.integer({ min: -2, max: 70_000 }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom("ok", "203.0.113.9", "2001:db8:ff::9", "203.0.113.0/24", 1, 7, 64500, 500),
    fc.array(fc.string({ maxLength: 5 }), { maxLength: 2 }),
  );
  const tables = smallPeeringDb();
  const places = (Object.keys(tables) as Table[]).flatMap((table) =>
    tables[table].flatMap((record, at) =>
      Object.keys(record).map((field) => ({ table, at, field })),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...places), value), { minLength: 1, maxLength: 6 }),
      async (changes) => {
        const changed = smallPeeringDb();
        for (const [{ table, at, field }, to] of changes) {
          changed[table][at] = { ...changed[table][at], [field]: to };
        }
        const { fetched, messages } = await fromTables(changed);
        if (!fetched) return expect(messages).toHaveLength(1);
        const texts = PEERINGDB_FORMAT.write(fetched.data);
        const report = (problem: unknown) => {
          throw new Error(JSON.stringify(problem));
        };
        const read = PEERINGDB_FORMAT.read({ name: "snapshot/sources/peeringdb", texts }, report);
        expect(read).toEqual(fetched.data);
      },
    ),
    { numRuns: 150 },
  );
});
