import { describe, expect, test } from "@jest/globals";

import { parseAddress } from "../../src/net/index.ts";
import type { Policy } from "../../src/policy/index.ts";
import type { SessionPlan } from "../../src/model/index.ts";
import { compileNetwork } from "../fixtures/network.ts";

/** Two sessions of one peer; the second one has its own settings. */
function twoSessions(settings: string): readonly [SessionPlan, SessionPlan] {
  const { plans } = compileNetwork({
    peers: `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, name: a, local: 187.16.216.10, remote: 187.16.216.20 }
      - { router: gru1, exchange: ix, name: b, local: 187.16.216.10, remote: 187.16.216.21${settings} }
`,
  });
  const [a, b] = plans?.[0]?.peers[0]?.sessions ?? [];
  if (!a || !b) throw new Error("fixture");
  return [a, b];
}

/** The names of the terms of two policies that are not one object. */
function apart(one: Policy, other: Policy): readonly string[] {
  return one.terms.filter((term) => !other.terms.includes(term)).map(({ name }) => name);
}

describe("the terms of sessions", () => {
  test("are the same objects, but for what is a session's own", () => {
    const [a, b] = twoSessions("");
    expect(apart(a.import, b.import)).toEqual(["reject-next-hop-not-peer"]);
    expect(apart(a.export, b.export)).toEqual([]);
    expect(
      [a, b].map(({ import: policy }) =>
        policy.terms.flatMap(({ when }) =>
          when.flatMap(({ test }) => (test.kind === "next-hop" ? test.addresses : [])),
        ),
      ),
    ).toEqual([[parseAddress("187.16.216.20")], [parseAddress("187.16.216.21")]]);
  });

  test("are distinguished by their settings", () => {
    const [a, b] = twoSessions(", settings: { local_preference: 123, prepend: 2 }");
    expect(apart(b.import, a.import)).toEqual(["reject-next-hop-not-peer", "set-local-preference"]);
    expect(apart(b.export, a.export)).toEqual(["prepend-own-asn"]);
    const edits = b.import.terms.flatMap((term) => term.edits);
    expect(edits).toContainEqual({ kind: "set-local-preference", value: 123 });
  });
});
