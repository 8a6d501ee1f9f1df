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

const text = { type: "string" };
const orNull = { type: ["string", "null"] };
const count = { type: "integer", minimum: 0 };
const time = { type: "string", description: "RFC 3339 in UTC." };
const asn = { type: "integer", minimum: 0, maximum: 4294967295 };
const list = (items: object) => ({ type: "array", items });
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });

/**
 * The schema of plain data: every member of its type, all of them always there. More members may come without another
 * version, so unknown ones are not refused.
 */
const data = <T>(properties: Readonly<Record<keyof T & string, object>>, description?: string) => ({
  type: "object",
  required: Object.keys(properties),
  properties,
  ...(description === undefined ? {} : { description }),
});

const result = {
  check: { ...text, description: "The id of the sentence." },
  verdict: { enum: VERDICTS },
  before: {
    enum: [...VERDICTS, null],
    description: "With --since: the verdict before; null if there was none.",
  },
  facts: list(ref("fact")),
  why: { ...orNull, description: "Why it is not decided; null if it is." },
  remedy: { ...orNull, description: "What would decide it; null if it is decided." },
};

const report = data<AuditReport>(
  {
    version: {
      const: 1,
      description: "Increased when a member changes its meaning or is removed.",
    },
    time: { ...time, description: "The time from which ages count. RFC 3339 in UTC." },
    agreement: data<AuditReport["agreement"]>({ file: text, title: text }),
    evidence: { ...list(ref("evidence")), description: "What evidence there is." },
    checks: { ...list(ref("check")), description: "The sentences of the agreement, in its order." },
    peers: list(ref("peer")),
    own: {
      ...list(ref("own")),
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
      ...list({ type: "object", required: ["code", "severity", "message"] }),
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
    evidence: data<EvidenceRow>(
      { source: text, origins: list(text), time },
      "A source of evidence, when it was made and where it is from.",
    ),
    check: data<CheckRow>({
      id: text,
      kind: { ...text, description: "The kind of check." },
      text: { ...text, description: "The sentence in English." },
      pt: { ...orNull, description: "The sentence in Portuguese." },
      published: { type: "boolean" },
      violated: { ...count, description: "How many of the peers below have this verdict." },
      undecided: count,
      ok: count,
    }),
    peer: data<PeerRow>({
      asn,
      name: text,
      results: list(ref("result")),
      exempt: list(ref("exempt")),
    }),
    result: data<ResultRow>(result),
    own: data<OwnRow>({
      ...result,
      remedy: { ...orNull, description: "What would decide it, or correct it; null if it is ok." },
      kind: { ...text, description: "The kind of check." },
      text: { ...text, description: "The sentence in English." },
    }),
    exempt: data<ExemptRow>(
      {
        check: text,
        why: text,
        until: { ...orNull, description: "The last day of it, like 2027-06-30; null: for good." },
      },
      "A sentence that does not apply to the peer.",
    ),
    fact: data<FactRow>({
      text,
      source: text,
      time: { ...orNull, description: "RFC 3339 in UTC." },
    }),
  },
} as const;
