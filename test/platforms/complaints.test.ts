import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import { never, since, type Supports } from "../../src/platforms/capabilities/supports.ts";
import { complaintsOf, type Complaints } from "../../src/platforms/complaints.ts";
import { platformFacts } from "../../src/platforms/index.ts";
import { SPAN } from "../fixtures/plan.ts";
import { smallPlan } from "../fixtures/small-plan.ts";

const { junos, iosxr, bird, frr } = platformFacts;

/** The messages for FRR if one of its capabilities is changed. */
function messagesOf(tell: (complain: Complaints) => void, change: Partial<Supports> = {}) {
  const found = new Diagnostics();
  const facts = { ...frr, supports: { ...frr.supports, ...change } };
  const all = [junos, iosxr, bird, facts];
  tell(complaintsOf(smallPlan("frr", [8, 4], {}), facts, all, found.report));
  return found.all.map(({ code, message, hint }) => [code, message, hint]);
}

describe("what a plan needs", () => {
  test("is not spoken of where the platform has it", () => {
    expect(messagesOf((complain) => complain.needs("ttl-security", SPAN))).toEqual([]);
  });

  test("is refused where it has not, with those that have, their versions, and why", () => {
    const needs = (complain: Complaints) => {
      complain.needs("tcp-ao-key", SPAN, "on PEERC_X", { fix: "write `x`" });
    };
    expect(messagesOf(needs, { "tcp-ao-key": never("a test", "nobody wrote it") })).toEqual([
      [
        "unsupported-construct",
        "router gru1: FRR 8.4 cannot express TCP-AO with a key of the session's own on PEERC_X: nobody wrote it",
        "write `x`; platforms that can: Junos, BIRD from 2.17 to before 3 and from 3.1",
      ],
    ]);
  });

  test("names the platform itself with the version that has it", () => {
    const needs = (complain: Complaints) => {
      complain.needs("tcp-mss-passive", SPAN);
      expect(complain.comesWith("tcp-mss-passive")).toEqual([9, 1]);
    };
    expect(messagesOf(needs)[0]?.[2]).toBe("platforms that can: Junos, IOS-XR, FRR from 9.1");
    expect(
      messagesOf((complain) => complain.needs("roles", SPAN), { roles: since([8, 5], "") }),
    ).toEqual([
      expect.arrayContaining(["platforms that can: Junos from 25.2, BIRD, FRR from 8.5"]),
    ]);
  });

  test("reports if no platform has it", () => {
    const needs = (complain: Complaints) => complain.needs("link-local-half", SPAN);
    expect(messagesOf(needs)[0]?.[2]).toBe("no platform can");
  });
});

describe("complaints", () => {
  test("are made once", () => {
    const twice = (complain: Complaints) => {
      complain.differs("it works", SPAN);
      complain.differs("it works", SPAN);
    };
    expect(messagesOf(twice)).toHaveLength(1);
  });

  test("of what one platform alone cannot say name no other", () => {
    const refuse = (complain: Complaints) => complain.refused("the name x", SPAN);
    expect(messagesOf(refuse)).toEqual([
      ["unsupported-construct", "router gru1: FRR 8.4 cannot express the name x", undefined],
    ]);
  });

  test("of numbers say which end they are beyond", () => {
    const range = { least: 2, most: 4 };
    const of = (value: number) =>
      messagesOf((complain) => complain.range("it", value, range, SPAN));
    expect([2, 3, 4].flatMap(of)).toEqual([]);
    expect([...of(1), ...of(5)].map(([, message]) => message)).toEqual([
      "router gru1: it is 1, but FRR accepts at least 2",
      "router gru1: it is 5, but FRR accepts at most 4",
    ]);
  });

  test("of what a platform does without are notes, unless it has it", () => {
    const without = (complain: Complaints) => {
      complain.without("roles", "no roles", SPAN);
      complain.without("keep-routes-for-rpki", "all is kept", SPAN);
    };
    expect(messagesOf(without)).toEqual([
      ["behaviour-differs", "router gru1 (FRR): all is kept", undefined],
    ]);
  });
});
