import { describe, expect, test } from "@jest/globals";

import {
  describeState,
  STATES,
  withState,
  type Declaration,
  type DeclaredState,
  type Session,
} from "../../src/declaration/index.ts";
import { load } from "./harness.ts";
import { messagesOf, withPiece, type Where } from "./messages/messages-of.ts";

/** What is declared where; each a value for `state`, or nothing. */
interface Declared {
  readonly session?: string;
  readonly peer?: string;
  readonly exchange?: string;
  readonly router?: string;
  readonly site?: string;
}

/** A network with a session at an exchange, whose owners all can have states. */
function network(states: Declared): string {
  const state = (value: string | undefined) => (value === undefined ? "" : `, state: ${value}`);
  const sites =
    states.site === undefined ? "" : `sites: { São Paulo: { state: ${states.site} } }\n`;
  return `network: { asn: 52580, name: Azion, as_sets: [RADB::AS-AZION] }
irr: { servers: [rr.ntt.net], sources: [RADB] }
routers:
  gru1: { platform: bird, router_id: 192.0.2.1, site: São Paulo${state(states.router)} }
exchanges:
  ix: { name: IX, lan: { ipv4: 198.51.100.0/24 }${state(states.exchange)} }
${sites}peers:
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [AS13335]
${states.peer === undefined ? "" : `    state: ${states.peer}\n`}    sessions:
      - { router: gru1, exchange: ix, local: 198.51.100.1, remote: 198.51.100.2${state(states.session)} }
      - { router: gru1, pni: eth1, local: 192.0.2.10, remote: 192.0.2.11 }
`;
}

function declared(states: Declared): Declaration {
  const { declaration, diagnostics } = load(network(states));
  if (!declaration) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return declaration;
}

/** The states of both sessions, that at the exchange first, in words. */
function states(declaration: Declaration): readonly string[] {
  return sessionsOf(declaration).map(({ state }) => describeState(state));
}

function sessionsOf({ peers }: Declaration): readonly Session[] {
  return peers.flatMap(({ sessions }) => sessions);
}

describe("the strongest state counts", () => {
  test("without any, a session is active", () => {
    expect(states(declared({}))).toEqual(["active", "active"]);
  });

  test.each<[Declared, readonly string[]]>([
    [{ session: "shut" }, ["shut", "active"]],
    [{ peer: "draining" }, ["draining by AS13335", "draining by AS13335"]],
    [{ exchange: "draining" }, ["draining by exchange ix", "active"]],
    [{ router: "planned" }, ["planned by router gru1", "planned by router gru1"]],
    [{ site: "removed" }, ["removed by site São Paulo", "removed by site São Paulo"]],
    [{ exchange: "{ is: shut, ticket: CHG-1 }" }, ["shut by exchange ix (CHG-1)", "active"]],
  ])("of one declaration: %j", (given, expected) => {
    expect(states(declared(given))).toEqual(expected);
  });

  const owners = ["session", "peer", "exchange", "router", "site"] as const;
  const words = ["", " by AS13335", " by exchange ix", " by router gru1", " by site São Paulo"];

  test("of two different ones the stronger, wherever they are; of two equal ones the more specific", () => {
    for (const [i, one] of owners.entries()) {
      for (const [j, other] of owners.entries()) {
        if (one === other) continue;
        for (const [a, stronger] of STATES.entries()) {
          for (const [b, weaker] of STATES.entries()) {
            if (a > b) continue;
            const [state] = states(declared({ [one]: stronger, [other]: weaker }));
            const at = stronger === weaker ? Math.min(i, j) : i;
            expect(state).toBe(`${stronger}${words[at] ?? ""}`);
          }
        }
      }
    }
  });

  test("with its details, and where it is declared", () => {
    const [session] = sessionsOf(
      declared({
        exchange: "{ is: draining, prepend: 2, reason: works, until: 2026-12-01T04:00:30Z }",
        router: "{ is: draining, prepend: 5, ticket: CHG-2 }",
      }),
    );
    const { state } = session ?? {};
    const { span, until, ...rest } = state ?? {};
    expect(rest).toEqual({
      is: "draining",
      reason: "works",
      ticket: null,
      message: null,
      prepend: 2,
      by: { kind: "exchange", id: "ix" },
    });
    expect(until?.value).toBe(Date.UTC(2026, 11, 1, 4, 0, 30));
    expect(span?.source.text.slice(span.start, span.end)).toMatch(/^\{ is: draining, prepend: 2/);
  });

  test("and a shut session is shut down with its message", () => {
    const shut = declared({ site: "{ is: shut, message: back at 04:00 }", session: "draining" });
    expect(sessionsOf(shut).map(({ options }) => options.shutdown)).toEqual([
      { message: "back at 04:00" },
      { message: "back at 04:00" },
    ]);
    expect(sessionsOf(declared({ site: "draining" }))[0]?.options.shutdown).toBeNull();
  });
});

describe("a declaration in which something has another state", () => {
  const shut: DeclaredState = {
    ...{ is: "shut", reason: null, ticket: "CHG-7", message: "bye", until: null, prepend: 0 },
    span: { source: { path: "", text: "" }, start: 0, end: 0 },
  };

  test("is the one that declares it", () => {
    const plain = declared({ exchange: "draining" });
    const [first, second] = sessionsOf(plain);
    const target = { kind: "session" as const, session: second as Session };
    expect(states(withState(plain, [target], shut))).toEqual([
      "draining by exchange ix",
      "shut (CHG-7)",
    ]);
    expect(states(withState(plain, [{ kind: "exchange", id: "ix" }], shut))).toEqual([
      "shut by exchange ix (CHG-7)",
      "active",
    ]);
    expect(states(withState(plain, [{ kind: "exchange", id: "ix" }], null))).toEqual([
      "active",
      "active",
    ]);
    for (const one of [
      { kind: "peer", asn: 13335 },
      { kind: "router", name: "gru1" },
      { kind: "site", name: "Sa\u0303o Paulo" },
    ] as const) {
      const changed = withState(plain, [one], shut);
      expect(sessionsOf(changed).map(({ state }) => state.is)).toEqual(["shut", "shut"]);
      expect(sessionsOf(changed).map(({ options }) => options.shutdown)).toEqual([
        { message: "bye" },
        { message: "bye" },
      ]);
    }
    expect(first?.state.is).toBe("draining");
    expect(states(plain)).toEqual(["draining by exchange ix", "active"]);
  });

  test("is the same as the one that is read from its text", () => {
    const withoutSpans = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (key, inner: unknown) =>
          /span$/i.test(key) ? null : typeof inner === "bigint" ? String(inner) : inner,
        ),
      );
    const made = withState(declared({}), [{ kind: "site", name: "São Paulo" }], {
      ...shut,
      message: null,
    });
    expect(withoutSpans(made)).toEqual(
      withoutSpans(declared({ site: "{ is: shut, ticket: CHG-7 }" })),
    );
  });
});

describe("mistakes", () => {
  const MEANT = (state: string) => `did you mean \`${state}\`?`;

  test.each<[string, string]>([
    ["drainig", MEANT("draining")],
    ["Draining", MEANT("draining")],
    ["drain", MEANT("draining")],
    ["maintenance", MEANT("draining")],
    ["graceful shutdown", MEANT("draining")],
    ["shutdown", MEANT("shut")],
    ["down", MEANT("shut")],
    ["disabled", MEANT("shut")],
    ["up", MEANT("active")],
    ["enabled", MEANT("active")],
    ["actve", MEANT("active")],
    ["plan", MEANT("planned")],
    ["pending", MEANT("planned")],
    ["deleted", MEANT("removed")],
    ["remove", MEANT("removed")],
  ])("state: %s", (word, hint) => {
    for (const where of ["router", "exchange", "peer", "session"] as const) {
      const messages = saidOf(where, `state: ${word}`);
      expect(messages).toHaveLength(1);
      expect(messages[0]).toContain(`\`${word}\` is not`);
      expect(messages[0]).toContain(`(${hint})`);
      const [inMapping, ...more] = saidOf(where, `state: { is: ${word} }`);
      expect(more).toEqual([]);
      expect(inMapping).toContain(
        `\`${word}\` is not one of active, draining, shut, planned, removed`,
      );
      expect(inMapping).toContain(`(${hint})`);
    }
  });

  const KNOWN = "is, reason, ticket, message, until, prepend";

  test.each<[string, string]>([
    ["{ is: draining, prepends: 2 }", "unknown key `prepends` (did you mean `prepend`?)"],
    ["{ is: draining, why: works }", "unknown key `why` (did you mean `reason`?)"],
    ["{ is: draining, change: X }", "unknown key `change` (did you mean `ticket`?)"],
    ["{ is: draining, expires: X }", "unknown key `expires` (did you mean `until`?)"],
    ["{ is: shut, text: X }", "unknown key `text` (did you mean `message`?)"],
    ["{ is: shut, zzz: X }", `unknown key \`zzz\` (known keys: ${KNOWN})`],
    ["{ state: shut }", "unknown key `state` (did you mean `is`?)"],
    ["{ reason: works }", "the key `is` is missing"],
    [
      "{ is: shut, prepend: 1 }",
      "`prepend` means nothing for `shut` (remove it; it belongs to `draining`)",
    ],
    [
      "{ is: planned, message: hello }",
      "`message` means nothing for `planned` (remove it; it belongs to `shut` or `draining`)",
    ],
    ["{ is: draining, prepend: 11 }", "`11` must be at most 10"],
    ["{ is: draining, prepend: two }", "expected a whole number, found `two`"],
    ["{ is: draining, reason: '' }", "the reason is empty"],
    ["{ is: draining, ticket: ' ' }", "the ticket is empty"],
    ["{ is: draining, until: 2026-12-01 }", TIME("2026-12-01", "it has no time of day")],
    [
      "{ is: draining, until: 2026-12-01T04:00 }",
      TIME("2026-12-01T04:00", "it does not say where: UTC is `Z`"),
    ],
    [
      "{ is: draining, until: 2026-12-01 04:00 }",
      TIME("2026-12-01 04:00", "it does not say where: UTC is `Z`"),
    ],
    [
      "{ is: draining, until: 2026-12-01T04:00-03:00 }",
      TIME("2026-12-01T04:00-03:00", "it is not in UTC"),
    ],
    [
      "{ is: draining, until: 2026-12-01T04:00:00.5Z }",
      TIME("2026-12-01T04:00:00.5Z", "it has parts of a second"),
    ],
    [
      "{ is: draining, until: 2026-02-30T04:00Z }",
      TIME("2026-02-30T04:00Z", "there is no such day"),
    ],
    [
      "{ is: draining, until: 2026-12-01T24:00Z }",
      TIME("2026-12-01T24:00Z", "there is no such time of day"),
    ],
    [
      "{ is: draining, until: 01/12/2026 }",
      TIME("01/12/2026", "it is not in the form YYYY-MM-DDTHH:MMZ"),
    ],
    [
      "{ is: draining, until: tomorrow }",
      TIME("tomorrow", "it is not in the form YYYY-MM-DDTHH:MMZ"),
    ],
  ])("state: %s", (value, expected) => {
    const [message, ...more] = saidOf("session", `state: ${value}`);
    expect(message?.replace(/^\S+ /, "")).toContain(expected);
    expect(more).toEqual([]);
  });

  test.each<[Where, string, string]>([
    ["session", "shutdown: true", "did you mean `state: shut`?"],
    ["session", "shutdown: { message: hi }", "did you mean `state: { is: shut, message: … }`?"],
    ["session", "shutdown: false", "remove it: without `state` it is active"],
    ["session", "removed: true", "did you mean `state: removed`?"],
    ["session", "removed: false", "remove it: without `state` it is active"],
    ["session", "enabled: false", "did you mean `state: shut`?"],
    ["session", "enabled: true", "remove it: without `state` it is active"],
    ["peer", "maintenance: true", "did you mean `state: draining`?"],
    ["peer", "disabled: true", "did you mean `state: shut`?"],
    ["router", "draining: true", "did you mean `state: draining`?"],
    ["exchange", "planned: true", "did you mean `state: planned`?"],
    ["router", "stat: planned", "did you mean `state`?"],
  ])("a key of its own, of a %s: %s", (where, text, hint) => {
    const [message, ...more] = saidOf(where, text);
    expect(message).toContain("unknown key");
    expect(message).toContain(`(${hint})`);
    expect(more).toEqual([]);
  });

  test("of a site: its name, twice, without a state", () => {
    const shown = (sites: string) =>
      messagesOf(network({}).replace("peers:\n", `sites: ${sites}\npeers:\n`)).map((text) =>
        text.replace(/^\S+ /, ""),
      );
    expect(shown("{ São Paulo: { state: draining } }")).toEqual([]);
    // The same letters, written in another way.
    expect(shown('{ "Sa\\u0303o Paulo": { state: draining } }')).toEqual([]);
    expect(shown("{ Sao Paulo: { state: draining } }")).toEqual([
      "no router has the site `Sao Paulo` (did you mean `São Paulo`?)",
    ]);
    expect(shown("{ Fortaleza: { state: draining } }")).toEqual([
      "no router has the site `Fortaleza` (there are: São Paulo)",
    ]);
    expect(
      shown('{ São Paulo: { state: draining }, "Sa\\u0303o Paulo": { state: shut } }'),
    ).toHaveLength(1);
    expect(shown("{ São Paulo: {} }")).toEqual(["the key `state` is missing"]);
    expect(shown("{ São Paulo: { status: shut } }")).toHaveLength(1);
    expect(shown("[São Paulo]")).toHaveLength(1);
  });
});

/** What is said of a piece of YAML; without what its place in an exchange adds. */
function saidOf(where: Where, text: string): readonly string[] {
  return messagesOf(withPiece(where, text)).filter((message) => !message.includes("lan2"));
}

function TIME(text: string, why: string): string {
  return `\`${text}\` is no time: ${why} (write it in UTC, like 2026-12-01T04:00Z)`;
}
