import {
  asn,
  count,
  dataOf,
  listOf,
  nullable,
  reference,
  text,
  textOrNull,
} from "../../document/index.ts";
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

const flag = { type: "boolean" };

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
  ...dataOf<ImpactReport>({
    version: {
      const: 1,
      description: "Increased when a member changes its meaning or is removed.",
    },
    before: { ...text, description: "The name of what runs now: a revision, a folder, or files." },
    after: { ...text, description: "The name of what is to run." },
    leaving: nullable(
      dataOf<LeavingRow>({
        state: { enum: ["draining", "shut"] },
        targets: listOf(text),
        sessions: listOf(reference("session")),
      }),
      "With --drain and --shut: what goes. It does not count as an exit afterwards.",
    ),
    equal: {
      ...flag,
      description:
        "Whether nothing changes, all of it is decided, and no limit is passed that was kept before.",
    },
    files: listOf(
      dataOf<FileRow>({
        file: text,
        time: { ...text, description: "When the routes were taken from the router." },
        source: text,
        routes: count,
      }),
    ),
    totals: dataOf<TotalsRow>(
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
    assumed: listOf(text, "Routers without a file in --running or --files, taken as unchanged."),
    unknown: listOf(reference("session"), "Sessions of which the files say nothing."),
    exits: dataOf<ExitsRow>(
      {
        before: { ...count, description: "Prefixes that are accepted from somebody." },
        after: count,
        lost: listOf(reference("lost"), "Prefixes that nobody is left for, the most first."),
        moved: listOf(reference("moved"), "Prefixes with another best exit, the most first."),
      },
      "By the highest local preference, the shortest AS_PATH and the lowest ORIGIN, over all routers; MED, the way inside of the network, ages and router IDs are not known.",
    ),
    exports: listOf(
      dataOf<ExportRow>({
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
      dataOf<FlowsRow>({
        by: { enum: ["prefix", "asn"] },
        total: count,
        elsewhere: { ...count, description: "To what none of these sessions accepts a route." },
        unknown: {
          ...count,
          description:
            "Of which the collector does not know the destination (0.0.0.0/0, ::/0, AS 0).",
        },
        kept: { ...count, description: "By the same exit as before." },
        lost: { ...count, description: "With an exit before, and none afterwards." },
        divided: listOf(
          dataOf<FlowsRow["divided"][number]>({
            asn,
            rate: count,
            kept: count,
            moved: count,
            lost: count,
          }),
          "ASNs whose prefixes do not all change alike, with their numbers of prefixes: only a share of the rate is moved or lost.",
        ),
        moved: listOf(
          dataOf<FlowsRow["moved"][number]>({
            from: nullable(reference("session")),
            to: reference("session"),
            rate: count,
          }),
        ),
        sessions: listOf(
          dataOf<FlowsRow["sessions"][number]>({
            session: reference("session"),
            before: count,
            after: count,
          }),
          "What each session carries, without what is divided.",
        ),
      }),
      "Measured traffic that we send, in bit/s: by the longest match, and there by the one best exit. Null without --flows.",
    ),
    changes: listOf(reference("change"), "By session and direction, the largest first."),
    sessions: listOf(reference("counted"), "Every session of which the files have the routes."),
  }),
  $defs: {
    session: dataOf<SessionRef>(session),
    counted: dataOf<SessionRow>({
      ...session,
      received: count,
      acceptedBefore: count,
      acceptedAfter: count,
      changed: count,
      undecided: count,
      undecidedWhy: textOrNull,
      limit: nullable(
        dataOf<LimitRow>({
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
        dataOf<AspaRow>({
          valid: count,
          invalid: count,
          unknown: count,
          examples: listOf(
            dataOf<AspaRow["examples"][number]>({
              prefix: text,
              asPath: text,
              hops: listOf(
                dataOf<AspaRow["examples"][number]["hops"][number]>({
                  customer: asn,
                  provider: asn,
                }),
                "The hops that an ASPA denies; none for a path with an AS_SET.",
              ),
            }),
          ),
        }),
        "The AS_PATHs by ASPA, which no policy tests; null without ASPAs.",
      ),
    }),
    change: dataOf<ChangeRow>({
      session: reference("session"),
      direction: { enum: ["import", "export"] },
      kind: { enum: ["accepted", "rejected", "attributes"] },
      count,
      before: { ...text, description: "The term, or the line, that decides now." },
      after: { ...text, description: "The term that will decide." },
      attributes: listOf(text, "The attributes that differ."),
      examples: listOf(
        dataOf<ExampleRow>({
          prefix: text,
          asPath: text,
          communities: listOf(text),
          before: { ...text, description: "The attributes that differ." },
          after: text,
        }),
        "The first ones by prefix.",
      ),
    }),
    exit: dataOf<ExitRow>({
      session: reference("session"),
      localPreference: count,
      pathLength: count,
    }),
    lost: dataOf<LostRow>({
      session: { ...reference("session"), description: "Of the best route that goes." },
      count,
      covered: { ...count, description: "Those with a less specific prefix that stays accepted." },
      examples: listOf(
        dataOf<LostRow["examples"][number]>({
          prefix: text,
          covering: nullable(
            dataOf<NonNullable<LostRow["examples"][number]["covering"]>>({
              prefix: text,
              exit: reference("exit"),
            }),
          ),
        }),
      ),
    }),
    moved: dataOf<MovedRow>({
      from: reference("session"),
      to: reference("session"),
      count,
      tied: { ...count, description: "Those for which another session is as good." },
      examples: listOf(
        dataOf<MovedRow["examples"][number]>({
          prefix: text,
          before: reference("exit"),
          after: reference("exit"),
        }),
      ),
    }),
  },
};
