import type {
  AspaRow,
  ChangeRow,
  ExampleRow,
  ExitRow,
  ExitsRow,
  ExportRow,
  FileRow,
  ImpactReport,
  FlowsRow,
  LeavingRow,
  LimitRow,
  LostRow,
  MovedRow,
  SessionRef,
  SessionRow,
  TotalsRow,
} from "./impact-report.ts";

const text = { type: "string" };
const orNull = { type: ["string", "null"] };
const count = { type: "integer", minimum: 0 };
const asn = { type: "integer", minimum: 0, maximum: 4294967295 };
const flag = { type: "boolean" };

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

const session = {
  router: text,
  name: { ...text, description: "Without PEERC_." },
  asn,
  peer: text,
  family: { enum: ["ipv4", "ipv6"] },
};

/** The JSON Schema (2020-12) of what `peerc impact --format json` prints. */
export const impactSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc: what a change does to received routes",
  ...data<ImpactReport>({
    version: {
      const: 1,
      description: "Increased when a member changes its meaning or is removed.",
    },
    before: { ...text, description: "The name of what runs now: a revision, a folder, or files." },
    after: { ...text, description: "The name of what is to run." },
    leaving: nullable(
      data<LeavingRow>({
        state: { enum: ["draining", "shut"] },
        targets: list(text),
        sessions: list(ref("session")),
      }),
      "With --drain and --shut: what goes. It does not count as an exit afterwards.",
    ),
    equal: {
      ...flag,
      description:
        "Whether nothing changes, all of it is decided, and no limit is passed that was kept before.",
    },
    files: list(
      data<FileRow>({
        file: text,
        time: { ...text, description: "When the routes were taken from the router." },
        source: text,
        routes: count,
      }),
    ),
    totals: data<TotalsRow>(
      {
        sessions: { ...count, description: "Sessions of which the files have the routes." },
        routes: { ...count, description: "Routes as neighbors sent them." },
        accepted: { ...count, description: "Newly accepted." },
        rejected: { ...count, description: "No longer accepted." },
        attributes: { ...count, description: "Accepted with other attributes." },
        undecided: { ...count, description: "What becomes of them is not known." },
      },
      "Received routes that change, in all.",
    ),
    assumed: list(text, "Routers without a file in --running or --files, taken as unchanged."),
    unknown: list(ref("session"), "Sessions of which the files say nothing."),
    exits: data<ExitsRow>(
      {
        before: { ...count, description: "Prefixes that are accepted from somebody." },
        after: count,
        lost: list(ref("lost"), "Prefixes that nobody is left for, the most first."),
        moved: list(ref("moved"), "Prefixes with another best exit, the most first."),
      },
      "By the highest local preference, the shortest AS_PATH and the lowest ORIGIN, over all routers; MED, the way inside of the network, ages and router IDs are not known.",
    ),
    exports: list(
      data<ExportRow>({
        router: text,
        locRib: { ...flag, description: "Whether the files have the router's Loc-RIB." },
        routes: { ...count, description: "Routes of the Loc-RIB that were compared." },
        undecided: {
          ...count,
          description: "Those of which it is not known what is announced in their place.",
        },
        decided: {
          ...flag,
          description:
            "Whether all changes of announcements are among `changes`: not without the Loc-RIB, unless nothing can change.",
        },
      }),
      "What is known of each router's announcements.",
    ),
    flows: nullable(
      data<FlowsRow>({
        by: { enum: ["prefix", "asn"] },
        total: count,
        elsewhere: { ...count, description: "To what none of these sessions accepts a route." },
        kept: { ...count, description: "By the same exit as before." },
        lost: { ...count, description: "With an exit before, and none afterwards." },
        divided: list(
          data<FlowsRow["divided"][number]>({
            asn,
            rate: count,
            kept: count,
            moved: count,
            lost: count,
          }),
          "ASNs whose prefixes do not all change alike, with their numbers of prefixes: only a share of the rate is moved or lost.",
        ),
        moved: list(
          data<FlowsRow["moved"][number]>({
            from: nullable(ref("session")),
            to: ref("session"),
            rate: count,
          }),
        ),
        sessions: list(
          data<FlowsRow["sessions"][number]>({
            session: ref("session"),
            before: count,
            after: count,
          }),
          "What each session carries, without what is divided.",
        ),
      }),
      "Measured traffic that we send, in bit/s: by the longest match, and there by the one best exit. Null without --flows.",
    ),
    changes: list(ref("change"), "By session and direction, the largest first."),
    sessions: list(ref("counted"), "Every session of which the files have the routes."),
  }),
  $defs: {
    session: data<SessionRef>(session),
    counted: data<SessionRow>({
      ...session,
      received: count,
      acceptedBefore: count,
      acceptedAfter: count,
      changed: count,
      undecided: count,
      undecidedWhy: orNull,
      limit: nullable(
        data<LimitRow>({
          maximum: count,
          onExceed: { enum: ["restart", "shutdown", "warn"] },
          counts: {
            enum: ["received", "accepted", "not-certain"],
            description:
              "What the limit counts on the router's platform; not certain: `count` is the larger number.",
          },
          count,
          headroom: { type: "integer", description: "In percent of the maximum, rounded down." },
          passes: { enum: ["yes", "perhaps", "no"] },
          passedBefore: flag,
        }),
        "The limit after the change; null if there is none, or the session is not up then.",
      ),
      aspa: nullable(
        data<AspaRow>({
          valid: count,
          invalid: count,
          unknown: count,
          examples: list(
            data<AspaRow["examples"][number]>({
              prefix: text,
              asPath: text,
              hops: list(
                data<AspaRow["examples"][number]["hops"][number]>({ customer: asn, provider: asn }),
                "The hops that an ASPA denies; none for a path with an AS_SET.",
              ),
            }),
          ),
        }),
        "The AS_PATHs by ASPA, which no policy tests; null without ASPAs.",
      ),
    }),
    change: data<ChangeRow>({
      session: ref("session"),
      direction: { enum: ["import", "export"] },
      kind: { enum: ["accepted", "rejected", "attributes"] },
      count,
      before: { ...text, description: "The term, or the line, that decides now." },
      after: { ...text, description: "The term that will decide." },
      attributes: list(text, "The attributes that differ."),
      examples: list(
        data<ExampleRow>({
          prefix: text,
          asPath: text,
          communities: list(text),
          before: { ...text, description: "The attributes that differ." },
          after: text,
        }),
        "The first ones by prefix.",
      ),
    }),
    exit: data<ExitRow>({ session: ref("session"), localPreference: count, pathLength: count }),
    lost: data<LostRow>({
      session: { ...ref("session"), description: "Of the best route that goes." },
      count,
      covered: { ...count, description: "Those with a less specific prefix that stays accepted." },
      examples: list(
        data<LostRow["examples"][number]>({
          prefix: text,
          covering: nullable(
            data<NonNullable<LostRow["examples"][number]["covering"]>>({
              prefix: text,
              exit: ref("exit"),
            }),
          ),
        }),
      ),
    }),
    moved: data<MovedRow>({
      from: ref("session"),
      to: ref("session"),
      count,
      tied: { ...count, description: "Those for which another session is as good." },
      examples: list(
        data<MovedRow["examples"][number]>({
          prefix: text,
          before: ref("exit"),
          after: ref("exit"),
        }),
      ),
    }),
  },
};
