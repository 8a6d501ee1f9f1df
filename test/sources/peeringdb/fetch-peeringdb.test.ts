import { describe, expect, test } from "@jest/globals";

import { formatAddress, formatPrefix, parsePrefix } from "../../../src/net/index.ts";
import { PEERINGDB_FORMAT } from "../../../src/sources/index.ts";
import { fetchFrom, fileOf, NEEDS } from "./harness.ts";
import { PeeringDbServer } from "./peeringdb-server.ts";
import { net, port, smallPeeringDb, tablesOf } from "./records.ts";

const KEY = "AbCdEf12.0123456789abcdef";

describe("from the API", () => {
  test("takes our peers and us, where we are, and who else is there, and no more", async () => {
    const server = new PeeringDbServer(smallPeeringDb());
    const { fetched, messages } = await fetchFrom(server, { key: KEY });
    expect(messages).toEqual([]);
    const data = fetched!.data;
    expect(data.asked).toEqual([64496, 64500, 64501]);
    expect(data.seesUsersContacts).toBe(true);
    expect(data.networks.map(({ asn, asSet }) => [asn, asSet])).toEqual([
      [64496, "RADB::AS-NET64496"],
      [64500, "AS-CONE"],
      [64501, "RADB::AS-NET64501"],
      [64510, "RADB::AS-NET64510"],
      [64511, "RADB::AS-NET64511"],
    ]);
    expect(data.exchanges).toEqual([
      {
        id: 1,
        ixId: 1,
        name: "IX One",
        city: "São Paulo",
        country: "BR",
        prefixes: [parsePrefix("203.0.113.0/24"), parsePrefix("2001:db8:ff::/64")],
        ixfUrl: "https://ix1.example/members.json",
      },
    ]);
    expect(
      data.ports.map(({ asn, ipv4, ipv6, speed, operational, isRouteServerPeer }) =>
        [
          asn,
          ipv4 && formatAddress(ipv4),
          ipv6 && formatAddress(ipv6),
          speed,
          operational,
          isRouteServerPeer,
        ].join(" "),
      ),
    ).toEqual([
      "64496 203.0.113.1 2001:db8:ff::1 20000 true true",
      "64500 203.0.113.2 2001:db8:ff::2 10000 true true",
      "64501 203.0.113.3  10000 false true",
      "64510  2001:db8:ff::10 10000 true false",
    ]);
    expect(data.facilities.map(({ name }) => name)).toEqual(["Data Center 7"]);
    expect(data.presences.map(({ asn }) => asn)).toEqual([64496, 64500, 64511]);
    expect(data.contacts.map(({ asn, role, visible }) => `${asn} ${role} ${visible}`)).toEqual([
      "64500 NOC Public",
      "64500 Policy Users",
      "64510 Policy Public",
    ]);
    expect(fetched!.provenance).toEqual({
      origins: ["https://www.peeringdb.com/api"],
      time: "2026-09-21T14:13:20Z",
    });
  });

  test("sees no contacts for registered users without a key, and says so in the data", async () => {
    const { fetched } = await fetchFrom(new PeeringDbServer(smallPeeringDb()));
    expect(fetched?.data.seesUsersContacts).toBe(false);
    expect(fetched?.data.contacts.map(({ visible }) => visible)).toEqual(["Public", "Public"]);
  });

  test("keeps of contacts what they are for, if that is all that is wanted", async () => {
    const server = new PeeringDbServer(smallPeeringDb());
    const { fetched } = await fetchFrom(server, { contacts: "roles" });
    const files = PEERINGDB_FORMAT.write(fetched!.data);
    expect(files.get("contacts.jsonl")).toBe(
      [
        `{"asn":64500,"role":"NOC","id":1,"visible":"Public","name":"","email":"","phone":"","has_email":true,"has_phone":true}\n`,
        `{"asn":64510,"role":"Policy","id":4,"visible":"Public","name":"","email":"","phone":"","has_email":true,"has_phone":true}\n`,
      ].join(""),
    );
  });

  test.each([
    ["as anybody", null, 3000],
    ["with a key", KEY, 2000],
  ])("does not ask more often than it may, %s", async (_, key, least) => {
    const server = new PeeringDbServer(smallPeeringDb());
    await fetchFrom(server, { key });
    const times = server.requests.map(({ time }) => time);
    const gaps = times.slice(1).map((time, i) => time - times[i]!);
    expect(gaps.length).toBeGreaterThan(9);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(least);
    for (const [i, time] of times.entries()) {
      const inMinute = times.slice(i).filter((each) => each - time < 60_000);
      expect(inMinute.length).toBeLessThanOrEqual(key === null ? 20 : 40);
    }
  });

  test("sends the key in the header and nowhere else", async () => {
    const server = new PeeringDbServer(smallPeeringDb());
    const { fetched, messages } = await fetchFrom(server, { key: KEY });
    expect(new Set(server.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`Api-Key ${KEY}`]),
    );
    const written = [...PEERINGDB_FORMAT.write(fetched!.data).values()].join("");
    const shown = [written, JSON.stringify(fetched!.provenance), ...messages].join("");
    expect(shown).not.toContain("AbCdEf12");
    expect(server.requests.map(({ parameters }) => parameters.toString()).join("")).not.toContain(
      "AbCdEf12",
    );
  });

  test("asks for at most 150 values at a time", async () => {
    const asns = Array.from({ length: 400 }, (_, i) => 131072 + i);
    const server = new PeeringDbServer(
      tablesOf(smallPeeringDb(), { net: asns.map((asn) => net(asn, asn)) }),
    );
    const { fetched } = await fetchFrom(server, {}, { needs: { ...NEEDS, peers: asns } });
    const sizes = server.requests.flatMap(({ parameters }) =>
      [...parameters]
        .filter(([name]) => name.endsWith("__in"))
        .map(([, value]) => value.split(",").length),
    );
    expect(Math.max(...sizes)).toBe(150);
    expect(fetched?.data.networks.filter(({ asn }) => asn >= 131072)).toHaveLength(400);
  });

  test.each([5000, 5001])("reads a LAN with %d ports whole", async (count) => {
    const tables = smallPeeringDb();
    tables.ixpfx = tables.ixpfx.map((each) =>
      each["prefix"] === "203.0.113.0/24" ? { ...each, prefix: "203.0.0.0/16" } : each,
    );
    tables.netixlan = Array.from({ length: count }, (_, i) =>
      port(1000 + i, 1, i === 0 ? 64496 : 64500, { ipaddr4: `203.0.${i >> 8}.${i & 255}` }),
    );
    const { fetched, messages } = await fetchFrom(new PeeringDbServer(tables));
    expect(messages).toEqual([]);
    expect(fetched?.data.ports).toHaveLength(count);
  });

  test("reads all of a server that gives fewer records at a time than asked for", async () => {
    const tables = smallPeeringDb();
    tables.netixlan = Array.from({ length: 1234 }, (_, i) => port(1000 + i, 1, 64496));
    const server = new PeeringDbServer(tables);
    const { http } = server;
    const capped: typeof http = (request) =>
      http({ ...request, url: request.url.replace("limit=5000", "limit=250") });
    const { fetched } = await fetchFrom(server, {}, { http: capped });
    expect(fetched?.data.ports).toHaveLength(1234);
  });
});

describe("refuses", () => {
  const HTML = "<!DOCTYPE html><html><body>Maintenance</body></html>";
  const at = (table: string, answer: { status?: number; body?: string }) => {
    const server = new PeeringDbServer(smallPeeringDb());
    server.fault = (request) =>
      request.table === table ? { status: 200, body: "", ...answer } : null;
    return server;
  };

  test.each([
    ["too many queries", at("net", { status: 429 }), /answered 429/, /few queries/],
    ["its own trouble", at("poc", { status: 502 }), /answered 502/, /status\.peeringdb\.com/],
    ["a web page", at("ix", { body: HTML }), /web page instead of JSON/, /proxy/],
    ["nothing", at("fac", { body: "" }), /cut off/, /nothing of this answer/],
    ["half of an answer", at("poc", { body: '{"data": [{"id": 1, "na' }), /cut off/, /nothing/],
    ["no JSON", at("net", { body: "[1, 2" + "}" }), /not JSON/, /nothing/],
    ["another form", at("net", { body: '{"networks": []}' }), /no list of objects as `data`/, /./],
    ["a list of lists", at("net", { body: '{"data": [[1]]}' }), /no list of objects/, /./],
    [
      "an error in words",
      at("net", { body: '{"meta": {"error": "too \\u001b[31mlong"}}' }),
      /says: too \?\[31mlong/,
      /./,
    ],
    [
      "an answer that the server has cut",
      at("net", { body: '{"data": [], "meta": {"truncated": "more than 250 rows"}}' }),
      /is cut off by the server/,
      /./,
    ],
    ["no LANs", at("ixpfx", { body: '{"data": []}' }), /no `ixpfx` record at all/, /./],
    [
      "other fields",
      at("netixlan", {
        body: '{"data": [{"id": 1, "status": "ok", "asn": 64496, "ip": "203.0.113.1"}]}',
      }),
      /has changed: its `netixlan` records have no `ixlan_id`, `ipaddr4`/,
      /./,
    ],
  ])("%s", async (_, server, message, hint) => {
    const { fetched, messages, hints } = await fetchFrom(server);
    expect(fetched).toBeNull();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^peeringdb-unusable: https:\/\/www\.peeringdb\.com\/api: /);
    expect(messages[0]).toMatch(message);
    expect(hints[0]).toMatch(hint);
  });

  test("a key that PeeringDB does not know, without showing it", async () => {
    const server = new PeeringDbServer(smallPeeringDb());
    const { fetched, messages, hints } = await fetchFrom(server, { key: "Wrong.key" });
    expect(fetched).toBeNull();
    expect(messages).toEqual(["peeringdb-unusable: https://www.peeringdb.com/api: answered 403"]);
    expect(hints[0]).toMatch(/does not accept the API key/);
    expect(hints[0]).not.toContain("Wrong");
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    "http://www.peeringdb.com/api",
    "http://127.0.0.1.evil.example/api",
    "http://localhost.evil.example/api",
  ])("to send a key to %s", async (url) => {
    const server = new PeeringDbServer(smallPeeringDb());
    const { fetched, messages } = await fetchFrom(server, { key: KEY, from: { kind: "url", url } });
    expect(fetched).toBeNull();
    expect(messages).toEqual([
      `peeringdb-key-in-clear: the API key is not sent to ${url}, because that is not encrypted`,
    ]);
    expect(server.requests).toEqual([]);
  });

  test.each(["http://127.0.0.1:8080/api", "http://[::1]/api", "http://localhost/api/"])(
    "no key for %s, and no URL without one",
    async (url) => {
      const server = new PeeringDbServer(smallPeeringDb());
      const { fetched } = await fetchFrom(server, { key: KEY, from: { kind: "url", url } });
      expect(fetched).not.toBeNull();
      const plain = "http://mirror.example/api";
      const open = await fetchFrom(server, { from: { kind: "url", url: plain } });
      expect(open.fetched).not.toBeNull();
    },
  );

  test.each([400, 401])(
    "a key to which PeeringDB answers %d, and says where to look",
    async (status) => {
      const server = new PeeringDbServer(smallPeeringDb());
      server.fault = () => ({ status, body: '{"detail": "Unknown authorization method"}' });
      const { hints } = await fetchFrom(server, { key: KEY });
      expect(hints[0]).toMatch(/does not accept the API key/);
    },
  );

  test("a key that would change the request", async () => {
    const server = new PeeringDbServer(smallPeeringDb());
    const { messages } = await fetchFrom(server, { key: "a\r\nX-Other: b" });
    expect(messages).toEqual([
      "peeringdb-key-invalid: the API key of PeeringDB has a character that no key has",
    ]);
    expect(server.requests).toEqual([]);
  });

  test("a server that never stops, after twenty answers", async () => {
    const server = new PeeringDbServer(smallPeeringDb());
    server.fault = ({ table, parameters }) => {
      if (table !== "netixlan" || !parameters.has("ixlan_id__in")) return null;
      const skip = Number(parameters.get("skip"));
      const data = Array.from({ length: 5000 }, (_, i) => ({ id: 1000 + skip + i }));
      return { status: 200, body: JSON.stringify({ data }) };
    };
    const { fetched, messages } = await fetchFrom(server);
    expect(fetched).toBeNull();
    expect(messages[0]).toMatch(/does not stop giving `netixlan` records: 20 answers of 5000/);
  });

  test("an answer that changed between two pages", async () => {
    const tables = smallPeeringDb();
    tables.netixlan = Array.from({ length: 7000 }, (_, i) => port(1000 + i, 1, 64496));
    const server = new PeeringDbServer(tables);
    server.fault = ({ table, parameters }) => {
      if (table === "netixlan" && Number(parameters.get("skip")) > 0) {
        tables.netixlan.splice(17, 1);
      }
      return null;
    };
    const { fetched, messages } = await fetchFrom(server);
    expect(fetched).toBeNull();
    expect(messages[0]).toMatch(/other `netixlan` records than a moment before/);
  });

  test("a server that does not answer in time", async () => {
    const server = new PeeringDbServer(smallPeeringDb());
    server.delay = 61_000;
    const { fetched, messages } = await fetchFrom(server);
    expect(fetched).toBeNull();
    expect(messages[0]).toMatch(/did not answer within 60 s/);
  });
});

describe("from a dump", () => {
  const dumpOf = (
    tables: object = smallPeeringDb(),
    generated: (table: string) => unknown = () => 1_780_000_000.5,
  ): string =>
    JSON.stringify(
      Object.fromEntries(
        Object.entries(tables).map(([table, data]) => [
          table,
          { data: data as unknown, meta: { generated: generated(table) } },
        ]),
      ),
    );
  const fromFile = (text: string) =>
    fetchFrom(
      new PeeringDbServer(tablesOf()),
      { from: { kind: "file", path: "sources/peeringdb.json" } },
      { open: fileOf("sources/peeringdb.json", text) },
    );

  test("takes what the API gives with a key", async () => {
    const fromApi = await fetchFrom(new PeeringDbServer(smallPeeringDb()), { key: KEY });
    const { fetched, messages } = await fromFile(dumpOf());
    expect(messages).toEqual([]);
    expect(fetched?.data).toEqual(fromApi.fetched?.data);
    expect(fetched?.provenance).toEqual({
      origins: ["sources/peeringdb.json"],
      time: "2026-05-28T20:26:40Z",
    });
  });

  test("never keeps what is private, of contacts", async () => {
    const { fetched } = await fromFile(dumpOf());
    const text = [...PEERINGDB_FORMAT.write(fetched!.data).values()].join("");
    expect(text).toContain("noc@net500.example");
    expect(text).not.toContain("hidden@");
  });

  test("reads bare lists, dumps without contacts, and is not from the future", async () => {
    const { poc, ...others } = smallPeeringDb();
    expect(poc).not.toEqual([]);
    const { fetched } = await fromFile(JSON.stringify(others));
    expect(fetched?.data.contacts).toEqual([]);
    expect(fetched?.data.seesUsersContacts).toBe(false);
    expect(fetched?.provenance.time).toBe("2026-09-21T14:13:20Z");
    const later = await fromFile(dumpOf(others, () => 1_990_000_000));
    expect(later.fetched?.provenance.time).toBe("2026-09-21T14:13:20Z");
    const zero = await fromFile(dumpOf(others, () => 0));
    expect(zero.fetched?.provenance.time).toBe("2026-09-21T14:13:20Z");
  });

  test("is as old as its oldest table", async () => {
    const { fetched } = await fromFile(
      dumpOf(smallPeeringDb(), (table) => (table === "fac" ? 1_780_000_000 : 1_780_009_999)),
    );
    expect(fetched?.provenance.time).toBe("2026-05-28T20:26:40Z");
  });

  test("is downloaded, without a key, if the URL is that of a JSON file", async () => {
    const server = new PeeringDbServer(smallPeeringDb());
    server.fault = () => ({ status: 200, body: dumpOf(smallPeeringDb(), () => null) });
    const url = "http://user:secret@dumps.example/peeringdb_2_dump_2026_05_28.json?token=secret";
    const { fetched } = await fetchFrom(server, { key: KEY, from: { kind: "url", url } });
    expect(fetched?.provenance).toEqual({
      origins: ["http://dumps.example/peeringdb_2_dump_2026_05_28.json"],
      time: "2026-05-28T20:26:40Z",
    });
    expect(server.requests.map(({ authorization }) => authorization)).toEqual([null]);
  });

  test.each([
    ["half of it", dumpOf().slice(0, -20), /is JSON that is cut off/],
    ["a web page", "<html></html>", /is a web page instead of JSON/],
    ["a list", "[]", /is no object with the tables/],
    [
      "something else",
      '{"net": {"data": []}}',
      /it has no `ix`, `ixlan`, `ixpfx`, `netixlan`, `fac`, `netfac`$/,
    ],
    ["no records", dumpOf(tablesOf()), /it has no records/],
    [
      "a table that is none",
      dumpOf({ ...smallPeeringDb(), fac: 7 }),
      /its `fac` has no list of objects/,
    ],
    [
      "other fields",
      dumpOf({ ...smallPeeringDb(), net: [{ id: 1, asnumber: 2, status: "ok" }] }),
      /its `net` records have no `asn`, `name`, `irr_as_set`/,
    ],
  ])("refuses %s", async (_, text, message) => {
    const { fetched, messages, hints } = await fromFile(text);
    expect(fetched).toBeNull();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^peeringdb-unusable: sources\/peeringdb\.json: /);
    expect(messages[0]).toMatch(message);
    expect(hints[0]).toMatch(/download the dump again/);
  });

  test("refuses a file that is not there, and one that breaks off", async () => {
    const server = new PeeringDbServer(tablesOf());
    const from = { kind: "file", path: "other.json" } as const;
    const missing = await fetchFrom(server, { from });
    expect(missing.messages).toEqual(["peeringdb-unusable: other.json: there is no such file"]);
    const open = () =>
      (async function* broken() {
        yield await Promise.resolve(Buffer.from("{"));
        throw new Error("EIO");
      })();
    const broken = await fetchFrom(server, { from }, { open });
    expect(broken.messages).toEqual(["peeringdb-unusable: other.json: cannot be read to its end"]);
  });
});

test("does not take an exchange for ours because it says that the whole Internet is its LAN", async () => {
  const tables = smallPeeringDb();
  tables.ixpfx.push({ ...tables.ixpfx[2], id: 99, prefix: "0.0.0.0/0" });
  const { fetched } = await fetchFrom(new PeeringDbServer(tables));
  expect(fetched?.data.exchanges.map(({ id }) => id)).toEqual([1]);
});

test("says which declared exchange PeeringDB does not have, and finds one whose LAN has grown", async () => {
  const lans = new Map([
    ["ix", [parsePrefix("203.0.113.128/25")!]],
    ["two", [parsePrefix("192.0.2.0/24")!, parsePrefix("2001:db8:2::/64")!]],
  ]);
  const server = new PeeringDbServer(smallPeeringDb());
  const { fetched, messages } = await fetchFrom(server, {}, { needs: { ...NEEDS, lans } });
  expect(messages).toEqual([
    "peeringdb-exchange-unknown: PeeringDB has no exchange with 192.0.2.0/24 or 2001:db8:2::/64, which is declared as the LAN of two",
  ]);
  expect(fetched?.data.exchanges.flatMap(({ prefixes }) => prefixes.map(formatPrefix))).toEqual([
    "203.0.113.0/24",
    "2001:db8:ff::/64",
  ]);
});
