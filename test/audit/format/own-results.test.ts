import { describe, expect, test } from "@jest/globals";

import {
  auditReport,
  auditReportSchema,
  chooseResults,
  formatAuditJunit,
  formatAuditMarkdown,
  formatAuditText,
  whatGotWorse,
} from "../../../src/audit/index.ts";
import { compileSchema } from "../../../src/document/compile-schema.ts";
import { rpki } from "../evidence.ts";
import { audit } from "../harness.ts";

const OWN = `own:
  - { id: our-sets, text: Our as-sets agree., check: { as_sets_agree: {} } }
  - { id: our-aspa, text: There is an ASPA for us., check: { own_aspa: {} } }
  - { id: our-roas, text: There are ROAs., check: { own_roas: {} } }
`;
const of = (sources: Parameters<typeof audit>[0]["sources"]) =>
  audit({ agreement: OWN, checks: { asn: "public_asn: {}" }, ...(sources ? { sources } : {}) });

const RESULTS = of({ rpki: rpki([], []) });

describe("results about our own network", () => {
  test("come after the peers in text, with what to do", () => {
    expect(formatAuditText(RESULTS, { evidenceOfOk: false })).toContain(`
Our own network:
  VIOLATED  our-aspa: There is an ASPA for us.
    - there is no ASPA of AS52580 [RPKI, 2026-11-28]
    → declare our transits, or if we have none, sign \`AS52580 => AS0\`
  not decidable  our-roas: There are ROAs.
    - of 0 pairs of prefix and origin in RADB::AS-AZION, 0 valid, 0 invalid, 0 without a ROA [RPKI, 2026-11-28]
    ? the snapshot does not have the origins of 3 prefixes in RADB::AS-AZION → expand the as-sets with peerc's own
      engine
  ok  our-sets
`);
    expect(formatAuditText(RESULTS, { evidenceOfOk: true })).toContain(
      "  ok  our-sets: Our as-sets agree.\n    - RADB::AS-AZION is our only as-set [RADB]\n",
    );
  });

  test("are plain data as well", () => {
    const report = auditReport(RESULTS);
    expect(
      report.own.map(({ check, kind, verdict, why, remedy }) => [
        check,
        kind,
        verdict,
        why,
        remedy,
      ]),
    ).toEqual([
      ["our-sets", "as-sets-agree", "ok", null, null],
      [
        "our-aspa",
        "own-aspa",
        "violated",
        null,
        "declare our transits, or if we have none, sign `AS52580 => AS0`",
      ],
      [
        "our-roas",
        "own-roas",
        "undecided",
        "the snapshot does not have the origins of 3 prefixes in RADB::AS-AZION",
        "expand the as-sets with peerc's own engine",
      ],
    ]);
    const validate = compileSchema(auditReportSchema);
    expect(validate(JSON.parse(JSON.stringify(report)))).toBe(true);
  });

  test("are a suite of JUnit, and a part of Markdown", () => {
    const junit = formatAuditJunit(RESULTS, []);
    expect(junit).toMatch(/<testsuite name="our own network" tests="3" failures="1"/);
    expect(junit).toContain('classname="our own network"');
    const markdown = formatAuditMarkdown(RESULTS);
    expect(markdown).toContain(
      "#### Our own network\n\n- **our-aspa**: There is an ASPA for us.\n  - there is no ASPA of AS52580",
    );
    expect(markdown).not.toContain("our-sets");
  });

  test("are not of a peer", () => {
    const none = { peers: null, checks: null, verdict: null };
    expect(chooseResults(RESULTS, { ...none, peers: [13335] }).own).toEqual([]);
    expect(chooseResults(RESULTS, { ...none, checks: ["our-aspa"] }).own).toHaveLength(1);
    expect(chooseResults(RESULTS, { ...none, checks: ["asn"] }).own).toEqual([]);
    expect(chooseResults(RESULTS, { ...none, verdict: "violated" }).own).toHaveLength(1);
  });

  test("can get worse", () => {
    const good = of({ rpki: rpki([], [{ customer: 52580, providers: [0] }]) });
    const worse = whatGotWorse(good, RESULTS);
    expect(worse.own.map(({ entry, before }) => [entry.id, before])).toEqual([["our-aspa", "ok"]]);
    expect(formatAuditText(worse, { evidenceOfOk: false })).toContain(
      "VIOLATED  our-aspa: There is an ASPA for us. (was ok)",
    );
    expect(whatGotWorse(RESULTS, RESULTS).own).toEqual([]);
  });
});
