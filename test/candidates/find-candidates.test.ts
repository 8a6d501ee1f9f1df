import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Candidate } from "../../src/candidates/index.ts";
import { parseAddress } from "../../src/net/index.ts";
import { contact, record } from "../audit/harness.ts";
import { agreementOf, exchange, find, IX, known, OURS, port, short } from "./find.ts";

const facility = (id: number) => ({ id, name: `DC ${id}`, city: "São Paulo", country: "BR" });
const asns = (candidates: readonly Candidate[]) => candidates.map(({ asn }) => asn);

/** A peer of the small network, with sessions with the route servers at `ix`. */
const routeServer = (state: string) => `
  - asn: 26162
    name: Route servers
    relation: route-server
    state: ${state}
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.99 }
`;

describe("who is a candidate", () => {
  test("those at a declared exchange, but neither neighbors nor ourselves", () => {
    const db = known({ ports: [port(OURS), port(13335), port(64500)] });
    expect(short(find(db).candidates)).toEqual(["64500 ix 10000"]);
  });

  test("an exchange is recognized by a part of its LAN, of one family", () => {
    const exchanges = [exchange(IX, "IX.br", "2001:12f8::/48")];
    const db = known({ exchanges, ports: [port(64500)] });
    expect(short(find(db).candidates)).toEqual(["64500 ix 10000"]);
  });

  test("exchanges that are not declared count where PeeringDB has a port of ours", () => {
    const exchanges = [
      exchange(1, "IX.br", "187.16.216.0/21"),
      exchange(2, "Other", "203.0.113.0/24"),
      exchange(3, "Third", "198.51.100.0/24"),
    ];
    const ports = [port(OURS, 2), port(64500, 2), port(64500, 1), port(64501, 3)];
    const db = known({ exchanges, ports });
    expect(short(find(db).candidates)).toEqual(['64500 ix 10000, "Other" 10000']);
  });

  test("all ports at an exchange are named, in all of its LANs", () => {
    const exchanges = [
      exchange(1, "IX v4", "187.16.216.0/21"),
      exchange(2, "IX v6", "2001:12f8::/64"),
    ];
    const ports = [
      port(64500, 1, { speed: 1000 }),
      port(64500, 1, { id: 5, speed: 100_000 }),
      port(64500, 2),
    ];
    const db = known({ exchanges, ports });
    expect(short(find(db).candidates)).toEqual(["64500 ix 100000+10000+1000"]);
  });

  test("ports that are not operational do not count, of theirs and of ours", () => {
    const down = { operational: false };
    const exchanges = [exchange(1, "IX.br", "187.16.216.0/21"), exchange(2, "Other")];
    const ports = [port(64500, 1, down), port(OURS, 2, down), port(64501, 2)];
    expect(find(known({ exchanges, ports })).candidates).toEqual([]);
  });

  test("those in a facility with us", () => {
    const db = known({
      facilities: [facility(7), facility(8)],
      presences: [
        { facility: 7, asn: OURS },
        { facility: 7, asn: 64501 },
        { facility: 8, asn: 64502 },
      ],
    });
    expect(short(find(db).candidates)).toEqual(["64501  | DC 7"]);
  });

  test("a network without a record is one by its port", () => {
    const [candidate] = find(known({ ports: [port(64500)], networks: [] })).candidates;
    expect(candidate).toMatchObject({ asn: 64500, record: null });
  });

  test.each(["Route Server", "Route Collector"])("a %s is none, and is named", (type) => {
    const networks = [record(64500, { types: ["NSP", type] }), record(64501)];
    const db = known({ ports: [port(64500), port(64501)], networks });
    const { candidates, servers } = find(db);
    expect(asns(candidates)).toEqual([64501]);
    expect(asns(servers as unknown as Candidate[])).toEqual([64500]);
  });
});

describe("route servers", () => {
  const rs = { isRouteServerPeer: true };
  const at = (peers: string, parts: typeof rs | object) =>
    short(find(known({ ports: [port(64500, IX, parts)] }), { network: { peers } }).candidates);

  test("a network with which we exchange routes through them only is a candidate", () => {
    expect(at(routeServer("active"), rs)).toEqual(["64500 ix 10000 RS"]);
  });

  test("but not if it has no sessions with them", () => {
    expect(at(routeServer("active"), {})).toEqual(["64500 ix 10000"]);
  });

  test("nor if ours are only planned", () => {
    expect(at(routeServer("planned"), rs)).toEqual(["64500 ix 10000"]);
  });
});

describe("the order", () => {
  const networks = [
    record(64500, { prefixes4: 10, prefixes6: 5 }),
    record(64501, { prefixes4: null, prefixes6: null }),
    record(64502, { prefixes4: 12, prefixes6: null }),
    record(64503, { prefixes4: 0, prefixes6: 15 }),
  ];
  const db = known({ networks, ports: networks.map(({ asn }) => port(asn)) });

  test("is by prefixes without flows, then by ASN, without numbers last", () => {
    expect(asns(find(db).candidates)).toEqual([64500, 64503, 64502, 64501]);
  });

  test("is by the direction with more traffic where there are flows", () => {
    const volumes = [
      { asn: 64501, received: 5, sent: null },
      { asn: 64502, received: 3, sent: 9 },
      { asn: 64503, received: null, sent: 0 },
    ];
    const { candidates } = find(db, { volumes });
    expect(asns(candidates)).toEqual([64502, 64501, 64503, 64500]);
    expect(candidates[0]).toMatchObject({ received: 3, sent: 9 });
    expect(candidates[3]).toMatchObject({ received: null, sent: null });
  });

  test("counts traffic of which only the larger direction is known", () => {
    const volumes = [
      { asn: 64501, received: null, sent: null, larger: 7 },
      { asn: 64502, received: 3, sent: 6 },
      { asn: 64503, received: 8, sent: null },
    ];
    expect(asns(find(db, { volumes }).candidates)).toEqual([64503, 64501, 64502, 64500]);
  });

  test("does not depend on that of the records", () => {
    const volumes = [{ asn: 64501, received: 5, sent: null }];
    const expected = asns(find(db, { volumes }).candidates);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(db.ports.slice(), { minLength: db.ports.length }),
        fc.shuffledSubarray(db.networks.slice(), { minLength: db.networks.length }),
        (ports, shuffled) => {
          const found = find({ ...db, ports, networks: shuffled }, { volumes });
          expect(asns(found.candidates)).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("the checks of the agreement", () => {
  const verdicts = (candidate: Candidate | undefined) =>
    candidate?.checks.map(({ decision }) => decision.verdict);

  test("those that need no sessions are decided, however old the evidence is", () => {
    const agreement = agreementOf("{ public_asn: {} }", "{ traffic: { at_least: 5Mbps } }");
    const volumes = [{ asn: 3, received: 6e6, sent: null }];
    const { candidates } = find(known({ ports: [port(3), port(64500)] }), { agreement, volumes });
    expect(candidates.map(verdicts)).toEqual([
      ["ok", "ok"],
      ["violated", "undecided"],
    ]);
  });

  test("contacts that are not kept of a network without sessions are not held against it", () => {
    const agreement = agreementOf("{ noc_contact: {} }");
    const db = known({ ports: [port(64500)], contacts: [contact(64500, { role: "Policy" })] });
    const [candidate] = find(db, { agreement }).candidates;
    expect(candidate?.checks[0]?.decision).toMatchObject({
      verdict: "undecided",
      lack: { why: "of AS64500, the snapshot has only contacts for peering" },
    });
    expect(candidate?.contacts).toHaveLength(1);
  });

  test("the record must have limits for the families of its addresses", () => {
    const agreement = agreementOf("{ peeringdb_record: { fields: [prefixes] } }");
    const networks = [record(64500, { prefixes6: null })];
    const checked = (parts: object) =>
      verdicts(
        find(known({ networks, ports: [port(64500, IX, parts)] }), { agreement }).candidates[0],
      );
    expect(checked({})).toEqual(["ok"]);
    expect(checked({ ipv6: parseAddress("2001:12f8::7") })).toEqual(["violated"]);
  });

  test("without a record, that is what is lacking", () => {
    const agreement = agreementOf("{ peeringdb_record: {} }");
    const db = known({ ports: [port(64500)], networks: [] });
    expect(verdicts(find(db, { agreement }).candidates[0])).toEqual(["violated"]);
  });

  test("its ports where we are count, of the speed that is asked for", () => {
    const agreement = agreementOf("{ mutual_locations: { ports: 2, speed: 10Gbps } }");
    const at = (speed: number) =>
      verdicts(find(known({ ports: [port(64500, IX, { speed })] }), { agreement }).candidates[0]);
    expect(at(20_000)).toEqual(["ok"]);
    expect(at(10_000)).toEqual(["violated"]);
  });

  test("also at an exchange whose LAN has become larger than it is declared", () => {
    const agreement = agreementOf("{ mutual_locations: { ports: 1, speed: 10Gbps } }");
    const exchanges = [exchange(IX, "IX.br", "187.16.208.0/20")];
    const { candidates } = find(known({ exchanges, ports: [port(64500)] }), { agreement });
    expect(candidates.map(verdicts)).toEqual([["ok"]]);
  });

  test("those about sessions are left out", () => {
    const agreement = agreementOf("{ max_prefixes: {} }", "{ public_asn: {} }");
    const { candidates } = find(known({ ports: [port(64500)] }), { agreement });
    expect(candidates[0]?.checks.map(({ id }) => id)).toEqual(["c1"]);
  });

  test("an agreement with others says nothing about candidates", () => {
    const agreement = { ...agreementOf("{ public_asn: {} }"), relations: ["customer" as const] };
    expect(find(known({ ports: [port(64500)] }), { agreement }).candidates[0]?.checks).toEqual([]);
  });
});
