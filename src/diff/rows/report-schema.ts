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

const text = { type: "string" };
const texts = { type: "array", items: text };
const orNull = { type: ["string", "null"] };
const count = { type: "integer", minimum: 0 };
/** A count that may exceed the numbers of programs. */
const largeCount = { type: "string", pattern: "^\\d+$" };
const asn = { type: "integer", minimum: 0, maximum: 4294967295 };
const family = { enum: ["ipv4", "ipv6"] };
const direction = { enum: ["import", "export"] };

const list = (items: object, description?: string) => ({
  type: "array",
  items,
  ...(description === undefined ? {} : { description }),
});
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const nullable = (schema: object, description?: string) => ({
  anyOf: [schema, { type: "null" }],
  ...(description === undefined ? {} : { description }),
});

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

const session = { router: text, name: text, asn, peer: text, family };
const setting = { id: text, name: text, before: text, after: text, place: ref("place") };
const judged = {
  text: { ...text, description: "What differs, in one sentence." },
  cause: { ...orNull, description: "Why it differs; null if the text says it." },
  place: nullable(ref("place"), "Where the new version says so."),
  sessions: list(ref("session")),
};

const report = data<DiffReport>(
  {
    version: {
      const: 1,
      description: "Increased when a member changes its meaning or is removed.",
    },
    before: { ...text, description: "The name of the old version: a revision or a folder." },
    after: { ...text, description: "The name of the new version." },
    equal: { type: "boolean", description: "Whether the two mean the same." },
    within: nullable(
      ref("within"),
      "Which differences are allowed in advance; null without --within and --allow.",
    ),
    unchanged: data<DiffReport["unchanged"]>(
      { sessions: count, filters: count },
      "What means the same on both sides, for every possible route.",
    ),
    lines: {
      type: ["integer", "null"],
      minimum: 0,
      description: "How many lines of the rendered files only one side has; null if unknown.",
    },
    files: nullable(
      list(
        data<NonNullable<DiffReport["files"]>[number]>({
          router: text,
          before: orNull,
          after: orNull,
        }),
      ),
      "With --files: as what each router's file was read, null where there is none.",
    ),
    withoutAsSets: {
      ...count,
      description: "With --files: filters compared only for paths without an AS_SET.",
    },
    flags: data<DiffReport["flags"]>(
      {
        off: list(ref("risk_name"), "Switched off before, and therefore not in `risks`."),
        switchedOff: list(
          data<DiffReport["flags"]["switchedOff"][number]>({
            risk: ref("risk_name"),
            place: ref("place"),
          }),
          "Switched off by this change: `risks` still has them.",
        ),
      },
      "Which risks are not shown because the declaration says so.",
    ),
    states: list(
      ref("state"),
      "What drains, is shut down, removed, planned or active again; what it means is in the other members.",
    ),
    risks: list(ref("risk"), "What needs a second look, the most serious first."),
    objects: list(
      data<ObjectRow>({
        name: text,
        routes: { ...list(count), description: "Its changes, by their positions in `routes`." },
        sessions: list(ref("session")),
      }),
      "The IRR objects with other contents that changes come from.",
    ),
    routes: list(ref("routes"), "Routes with another result, by cause."),
    reasonsLeftOut: { ...count, description: "How many changes of only the reason are left out." },
    settings: list(ref("setting")),
    sessions: data<DiffReport["sessions"]>({
      added: list(ref("new_session")),
      removed: list(ref("session")),
      moved: list(
        data<DiffReport["sessions"]["moved"][number]>({
          from: ref("session"),
          to: ref("session"),
        }),
      ),
    }),
    peers: data<DiffReport["peers"]>({ added: list(ref("peer")), removed: list(ref("peer")) }),
    routers: data<DiffReport["routers"]>({
      added: texts,
      removed: texts,
      changed: list(ref("router_setting")),
    }),
    notCompared: list(
      data<DiffReport["notCompared"][number]>({ direction, session: ref("session") }),
      "Filters of which nothing is known because they are too large.",
    ),
  },
  "The meaning of a change.",
);

const place = { type: ["integer", "null"], minimum: 1 };
const location = { file: orNull, line: place, column: place, endLine: place, endColumn: place };

const failure = {
  type: "object",
  required: ["version", "errors"],
  description: "Why the two versions could not be compared.",
  properties: {
    version: { const: 1 },
    errors: list({
      type: "object",
      required: ["side", "diagnostics"],
      properties: {
        side: { ...orNull, description: "Which side has the errors; null: neither." },
        diagnostics: list(
          data<DiagnosticRow>({
            code: text,
            severity: text,
            message: text,
            ...location,
            hint: orNull,
            related: list(data<DiagnosticRow["related"][number]>({ message: text, ...location })),
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
    place: data<Place>({ path: text, line: { type: "integer", minimum: 1 } }, "A line of a file."),
    session: data<SessionRow>(session),
    new_session: data<NewSessionRow>({
      ...session,
      accepts: nullable(ref("set"), "The prefixes for which it accepts some route; null: unknown."),
    }),
    set: data<SetRow>(
      {
        ranges: { ...texts, description: "The fewest ranges, in the notation of RFC 2622." },
        rangesLeftOut: count,
        prefixes: largeCount,
        addresses: largeCount,
      },
      "A set of prefixes. Counts are texts, because they may exceed the numbers of programs.",
    ),
    risk_name: { enum: Object.keys(RISK_TEXTS) },
    state: data<StateRow>({
      owner: { ...text, description: "What declares the state, or did." },
      text: { ...text, description: "The change in one sentence." },
      was: { enum: [...STATES, null], description: "Null: the sessions are new." },
      is: { enum: STATES },
      reason: orNull,
      ticket: orNull,
      until: { ...orNull, description: "When it must be over, in UTC." },
      prepend: { ...count, description: "How many times more our ASN is prepended on export." },
      place: nullable(ref("place"), "Where it is declared; null: no state is declared any more."),
      sessions: list(ref("session")),
    }),
    risk: data<RiskRow>({
      risk: ref("risk_name"),
      text,
      detail: orNull,
      prefixes: nullable(ref("set")),
      places: list(ref("place"), "The lines that it comes from; empty if that is registry data."),
      sessions: list(ref("session")),
    }),
    routes: data<RouteRow>({
      kind: { enum: ["accepted", "rejected", "attributes", "reason"] },
      scope: {
        enum: ["prefixes", "routes", null],
        description:
          "`prefixes`: no other route to such a prefix was accepted before, or is now; `routes`: others were and are.",
      },
      direction,
      family,
      prefixes: ref("set"),
      cause: ref("cause"),
      why: list(ref("why")),
      example: ref("example"),
      sessions: list(
        data<RouteRow["sessions"][number]>({
          prefixes: ref("set"),
          sessions: list(ref("session")),
        }),
      ),
    }),
    cause: data<CauseRow>({
      kind: { enum: ["prefixes", "asns", "term", "line"] },
      name: text,
      text,
      before: nullable(ref("place")),
      after: nullable(ref("place")),
      added: nullable(texts),
      removed: nullable(texts),
    }),
    why: data<WhyRow>({ text, place: nullable(ref("place")) }),
    example: data<ExampleRow>({
      session: ref("session"),
      route: text,
      before: ref("decision"),
      after: ref("decision"),
    }),
    decision: data<DecisionRow>({
      verdict: { enum: ["accept", "reject"] },
      reason: orNull,
      term: orNull,
      place: nullable(ref("place")),
      attributes: text,
    }),
    peer: data<PeerRow>({ asn, name: text, relation: text }),
    setting: data<SettingRow>({ ...setting, sessions: list(ref("session")) }),
    router_setting: data<RouterSettingRow>({ ...setting, routers: texts }),
    within: data<WithinReport>({
      file: text,
      holds: { type: "boolean", description: "Whether all differences are allowed." },
      outside: list(ref("outside")),
      allowed: list(ref("allowed")),
    }),
    outside: data<OutsideRow>({
      ...judged,
      why: { ...text, description: "Why it is not allowed." },
      by: nullable(ref("rule"), "The item of `nothing` that forbids it."),
    }),
    allowed: data<AllowedRow>({ ...judged, by: ref("rule") }),
    rule: data<RuleRow>({ name: text, place: ref("place") }, "An item of changes.yaml."),
  },
};
