import { describe, expect, test } from "@jest/globals";

import {
  auditReport,
  formatAuditJunit,
  formatAuditText,
  loadAgreement,
} from "../../src/audit/index.ts";
import { createLocate, Diagnostics } from "../../src/diagnostics/index.ts";
import { audit } from "./harness.ts";
import { auditCaseOf, goodPeer } from "./known-peers.ts";

const PEERS = [1, 2].map((number) => ({ ...goodPeer(number), flows: { received: 1, sent: 1 } }));

function results(exceptions: string, now?: number) {
  const checks = { traffic: "traffic: { at_least: 500Mbps }", asn: "public_asn: {}" };
  const more = now === undefined ? {} : { now };
  return audit({ ...auditCaseOf(PEERS, checks), ...more, except: { traffic: exceptions } });
}

const UNTIL = "{ peer: 1001, why: A research network., until: 2026-11-29 }";

describe("an exception", () => {
  test("exempts a peer from a sentence, and nobody else, until its last day is over", () => {
    const on = (time: string) =>
      results(UNTIL, Date.parse(time)).peers.map(({ results: own, exempt }) => [
        own.map(({ entry, decision }) => `${entry.id} ${decision.verdict}`),
        exempt.map(({ entry }) => entry.id),
      ]);
    const other = [["traffic violated", "asn ok"], []];
    expect(on("2026-11-29T23:59:59Z")).toEqual([[["asn ok"], ["traffic"]], other]);
    expect(on("2026-11-30T00:00:00Z")).toEqual([other, other]);
  });

  test("without an end is for good", () => {
    const [first] = results("{ peer: 1001, why: Paid. }", Date.parse("2026-12-01")).peers;
    expect(first?.exempt.map(({ exception }) => exception)).toEqual([
      { asn: 1001, why: "Paid.", until: null },
    ]);
  });

  test("is told in every report", () => {
    const found = results(UNTIL);
    expect(formatAuditText(found, { evidenceOfOk: false })).toContain(
      "\nAS1001 Peer 1001: 1 ok\n  ok  asn\n  exempt  traffic: A research network., until 2026-11-29\n",
    );
    expect(formatAuditJunit(found, [])).toContain(
      '<testcase name="traffic" classname="AS1001">\n      <skipped message="exempt: A research network.">',
    );
    expect(auditReport(found).peers[0]?.exempt).toEqual([
      { check: "traffic", why: "A research network.", until: "2026-11-29" },
    ]);
  });

  test("needs a peer, a reason and a day that exists", () => {
    const diagnostics = new Diagnostics();
    const text = `title: a
checks:
  - id: a
    text: a
    check: { public_asn: {} }
    except: [{ peer: AS1, why: a }, { peer: 1 }, { peer: 1, why: a, until: soon }]
  - { id: b, text: a, check: { public_asn: {} }, except: [{ peer: 1, why: a, until: 2026-02-30 }] }
`;
    expect(loadAgreement({ path: "a.yaml", text }, diagnostics.report)).toBeNull();
    const locate = createLocate();
    const said = diagnostics.all.map(
      ({ message, span }) => `${span ? locate(span).start.line : 0}: ${message}`,
    );
    expect(said).toEqual([
      "6: expected a whole number, found `AS1`",
      "6: the key `why` is missing",
      "6: `soon` is not a day like 2027-06-30",
      "7: `2026-02-30` is not a day that exists",
    ]);
  });
});
