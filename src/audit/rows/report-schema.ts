import { asn, count, dataOf, listOf, reference, text, textOrNull } from "../../document/index.ts";
import { VERDICTS } from "../decision.ts";
import type {
  AuditReport,
  CheckRow,
  EvidenceRow,
  ExemptRow,
  FactRow,
  OwnRow,
  PeerRow,
  ResultRow,
} from "./audit-report.ts";

const time = { type: "string", description: "RFC 3339 in UTC." };

const result = {
  check: { ...text, description: "The id of the sentence." },
  verdict: { enum: VERDICTS },
  before: {
    enum: [...VERDICTS, null],
    description: "With --since: the verdict before; null if there was none.",
  },
  facts: listOf(reference("fact")),
  why: { ...textOrNull, description: "Why it is not decided; null if it is." },
  remedy: { ...textOrNull, description: "What would decide it; null if it is decided." },
};

const report = dataOf<AuditReport>(
  {
    version: {
      const: 1,
      description: "Increased when a member changes its meaning or is removed.",
    },
    time: { ...time, description: "The time from which ages count. RFC 3339 in UTC." },
    agreement: dataOf<AuditReport["agreement"]>({ file: text, title: text }),
    evidence: { ...listOf(reference("evidence")), description: "What evidence there is." },
    checks: {
      ...listOf(reference("check")),
      description: "The sentences of the agreement, in its order.",
    },
    peers: listOf(reference("peer")),
    own: {
      ...listOf(reference("own")),
      description: "The sentences about our own network; none with --peer.",
    },
  },
  "What an agreement says of peers.",
);

const failure = {
  type: "object",
  required: ["version", "errors"],
  description: "Why nothing was audited.",
  properties: {
    version: { const: 1 },
    errors: {
      ...listOf({ type: "object", required: ["code", "severity", "message"] }),
      description: "Diagnostics, as `peerc validate --format json` prints them.",
    },
  },
};

/** The JSON Schema (2020-12) of what `peerc audit --format json` prints. */
export const auditReportSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc audit",
  description: "The output of `peerc audit --format json`: results, or errors.",
  if: { required: ["errors"] },
  then: failure,
  else: report,
  $defs: {
    evidence: dataOf<EvidenceRow>(
      { source: text, origins: listOf(text), time },
      "A source of evidence, when it was made and where it is from.",
    ),
    check: dataOf<CheckRow>({
      id: text,
      kind: { ...text, description: "The kind of check." },
      text: { ...text, description: "The sentence in English." },
      pt: { ...textOrNull, description: "The sentence in Portuguese." },
      published: { type: "boolean" },
      violated: { ...count, description: "How many of the peers below have this verdict." },
      undecided: count,
      ok: count,
    }),
    peer: dataOf<PeerRow>({
      asn,
      name: text,
      results: listOf(reference("result")),
      exempt: listOf(reference("exempt")),
    }),
    result: dataOf<ResultRow>(result),
    own: dataOf<OwnRow>({
      ...result,
      remedy: {
        ...textOrNull,
        description: "What would decide it, or correct it; null if it is ok.",
      },
      kind: { ...text, description: "The kind of check." },
      text: { ...text, description: "The sentence in English." },
    }),
    exempt: dataOf<ExemptRow>(
      {
        check: text,
        why: text,
        until: {
          ...textOrNull,
          description: "The last day of it, like 2027-06-30; null: for good.",
        },
      },
      "A sentence that does not apply to the peer.",
    ),
    fact: dataOf<FactRow>({
      text,
      source: text,
      time: { ...textOrNull, description: "RFC 3339 in UTC." },
    }),
  },
} as const;
