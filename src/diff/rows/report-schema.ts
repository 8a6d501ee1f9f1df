import {
  asn,
  count,
  dataOf,
  listOf,
  nullable,
  reference,
  text,
  textOrNull,
  texts,
} from "../../document/index.ts";
import { RISK_TEXTS, STATES } from "../../declaration/index.ts";
import type { DiagnosticRow } from "../../diagnostics/index.ts";
import type {
  AllowedRow,
  CauseRow,
  DecisionRow,
  DiffReport,
  ExampleRow,
  NewSessionRow,
  ObjectRow,
  OutsideRow,
  PeerRow,
  Place,
  RiskRow,
  RouterSettingRow,
  RouteRow,
  RuleRow,
  SessionRow,
  SetRow,
  SettingRow,
  StateRow,
  WhyRow,
  WithinReport,
} from "./diff-report.ts";

/** A count that may exceed the numbers of programs. */
const largeCount = { type: "string", pattern: "^\\d+$" };
const family = { enum: ["ipv4", "ipv6"] };
const direction = { enum: ["import", "export"] };

const session = { router: text, name: text, asn, peer: text, family };
const setting = { id: text, name: text, before: text, after: text, place: reference("place") };
const judged = {
  text: { ...text, description: "What differs, in one sentence." },
  cause: { ...textOrNull, description: "Why it differs; null if the text says it." },
  place: nullable(reference("place"), "Where the new version says so."),
  sessions: listOf(reference("session")),
};

const report = dataOf<DiffReport>(
  {
    version: {
      const: 1,
      description: "Increased when a member changes its meaning or is removed.",
    },
    before: { ...text, description: "The name of the old version: a revision or a folder." },
    after: { ...text, description: "The name of the new version." },
    equal: { type: "boolean", description: "Whether the two mean the same." },
    within: nullable(
      reference("within"),
      "Which differences are allowed in advance; null without --within and --allow.",
    ),
    unchanged: dataOf<DiffReport["unchanged"]>(
      { sessions: count, filters: count },
      "What means the same on both sides, for every possible route.",
    ),
    lines: {
      type: ["integer", "null"],
      minimum: 0,
      description: "How many lines of the rendered files only one side has; null if unknown.",
    },
    files: nullable(
      listOf(
        dataOf<NonNullable<DiffReport["files"]>[number]>({
          router: text,
          before: textOrNull,
          after: textOrNull,
        }),
      ),
      "With --files: as what each router's file was read, null where there is none.",
    ),
    withoutAsSets: {
      ...count,
      description: "With --files: filters compared only for paths without an AS_SET.",
    },
    flags: dataOf<DiffReport["flags"]>(
      {
        off: listOf(reference("risk_name"), "Switched off before, and therefore not in `risks`."),
        switchedOff: listOf(
          dataOf<DiffReport["flags"]["switchedOff"][number]>({
            risk: reference("risk_name"),
            place: reference("place"),
          }),
          "Switched off by this change: `risks` still has them.",
        ),
      },
      "Which risks are not shown because the declaration says so.",
    ),
    states: listOf(
      reference("state"),
      "What drains, is shut down, removed, planned or active again; what it means is in the other members.",
    ),
    risks: listOf(reference("risk"), "What needs a second look, the most serious first."),
    objects: listOf(
      dataOf<ObjectRow>({
        name: text,
        routes: { ...listOf(count), description: "Its changes, by their positions in `routes`." },
        sessions: listOf(reference("session")),
      }),
      "The IRR objects with other contents that changes come from.",
    ),
    routes: listOf(reference("routes"), "Routes with another result, by cause."),
    reasonsLeftOut: { ...count, description: "How many changes of only the reason are left out." },
    settings: listOf(reference("setting")),
    sessions: dataOf<DiffReport["sessions"]>({
      added: listOf(reference("new_session")),
      removed: listOf(reference("session")),
      moved: listOf(
        dataOf<DiffReport["sessions"]["moved"][number]>({
          from: reference("session"),
          to: reference("session"),
        }),
      ),
    }),
    peers: dataOf<DiffReport["peers"]>({
      added: listOf(reference("peer")),
      removed: listOf(reference("peer")),
    }),
    routers: dataOf<DiffReport["routers"]>({
      added: texts,
      removed: texts,
      changed: listOf(reference("router_setting")),
    }),
    notCompared: listOf(
      dataOf<DiffReport["notCompared"][number]>({ direction, session: reference("session") }),
      "Filters of which nothing is known because they are too large.",
    ),
  },
  "The meaning of a change.",
);

const place = { type: ["integer", "null"], minimum: 1 };
const location = { file: textOrNull, line: place, column: place, endLine: place, endColumn: place };

const failure = {
  type: "object",
  required: ["version", "errors"],
  description: "Why the two versions could not be compared.",
  properties: {
    version: { const: 1 },
    errors: listOf({
      type: "object",
      required: ["side", "diagnostics"],
      properties: {
        side: { ...textOrNull, description: "Which side has the errors; null: neither." },
        diagnostics: listOf(
          dataOf<DiagnosticRow>({
            code: text,
            severity: text,
            message: text,
            ...location,
            hint: textOrNull,
            related: listOf(
              dataOf<DiagnosticRow["related"][number]>({ message: text, ...location }),
            ),
          }),
        ),
      },
    }),
  },
};

/** The JSON Schema (2020-12) of what `peerc diff --format json` prints. */
export const reportSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc diff",
  description: "The output of `peerc diff --format json`: the meaning of a change, or errors.",
  if: { required: ["errors"] },
  then: failure,
  else: report,
  $defs: {
    place: dataOf<Place>(
      { path: text, line: { type: "integer", minimum: 1 } },
      "A line of a file.",
    ),
    session: dataOf<SessionRow>(session),
    new_session: dataOf<NewSessionRow>({
      ...session,
      accepts: nullable(
        reference("set"),
        "The prefixes for which it accepts some route; null: unknown.",
      ),
    }),
    set: dataOf<SetRow>(
      {
        ranges: { ...texts, description: "The fewest ranges, in the notation of RFC 2622." },
        rangesLeftOut: count,
        prefixes: largeCount,
        addresses: largeCount,
      },
      "A set of prefixes. Counts are texts, because they may exceed the numbers of programs.",
    ),
    risk_name: { enum: Object.keys(RISK_TEXTS) },
    state: dataOf<StateRow>({
      owner: { ...text, description: "What declares the state, or did." },
      text: { ...text, description: "The change in one sentence." },
      was: { enum: [...STATES, null], description: "Null: the sessions are new." },
      is: { enum: STATES },
      reason: textOrNull,
      ticket: textOrNull,
      until: { ...textOrNull, description: "When it must be over, in UTC." },
      prepend: { ...count, description: "How many times more our ASN is prepended on export." },
      place: nullable(
        reference("place"),
        "Where it is declared; null: no state is declared any more.",
      ),
      sessions: listOf(reference("session")),
    }),
    risk: dataOf<RiskRow>({
      risk: reference("risk_name"),
      text,
      detail: textOrNull,
      prefixes: nullable(reference("set")),
      places: listOf(
        reference("place"),
        "The lines that it comes from; empty if that is registry data.",
      ),
      sessions: listOf(reference("session")),
    }),
    routes: dataOf<RouteRow>({
      kind: { enum: ["accepted", "rejected", "attributes", "reason"] },
      scope: {
        enum: ["prefixes", "routes", null],
        description:
          "`prefixes`: no other route to such a prefix was accepted before, or is now; `routes`: others were and are.",
      },
      direction,
      family,
      prefixes: reference("set"),
      cause: reference("cause"),
      why: listOf(reference("why")),
      example: reference("example"),
      sessions: listOf(
        dataOf<RouteRow["sessions"][number]>({
          prefixes: reference("set"),
          sessions: listOf(reference("session")),
        }),
      ),
    }),
    cause: dataOf<CauseRow>({
      kind: { enum: ["prefixes", "asns", "term", "line"] },
      name: text,
      text,
      before: nullable(reference("place")),
      after: nullable(reference("place")),
      added: nullable(texts),
      removed: nullable(texts),
    }),
    why: dataOf<WhyRow>({ text, place: nullable(reference("place")) }),
    example: dataOf<ExampleRow>({
      session: reference("session"),
      route: text,
      before: reference("decision"),
      after: reference("decision"),
    }),
    decision: dataOf<DecisionRow>({
      verdict: { enum: ["accept", "reject"] },
      reason: textOrNull,
      term: textOrNull,
      place: nullable(reference("place")),
      attributes: text,
    }),
    peer: dataOf<PeerRow>({ asn, name: text, relation: text }),
    setting: dataOf<SettingRow>({ ...setting, sessions: listOf(reference("session")) }),
    router_setting: dataOf<RouterSettingRow>({ ...setting, routers: texts }),
    within: dataOf<WithinReport>({
      file: text,
      holds: { type: "boolean", description: "Whether all differences are allowed." },
      outside: listOf(reference("outside")),
      allowed: listOf(reference("allowed")),
    }),
    outside: dataOf<OutsideRow>({
      ...judged,
      why: { ...text, description: "Why it is not allowed." },
      by: nullable(reference("rule"), "The item of `nothing` that forbids it."),
    }),
    allowed: dataOf<AllowedRow>({ ...judged, by: reference("rule") }),
    rule: dataOf<RuleRow>({ name: text, place: reference("place") }, "An item of changes.yaml."),
  },
};
