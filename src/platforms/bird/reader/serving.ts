import type { Family } from "../../../net/index.ts";
import type { SessionReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { BirdFile, ProtocolText } from "./file.ts";
import { inherited, switched } from "./inherited.ts";
import { statementsOf, type ProtocolStatement } from "./protocol-statements.ts";
import { isInVrf } from "./remote-of.ts";

/**
 * Sessions as affected by the rest of a running configuration: without `protocol device` none comes up (seen on
 * 2.0.12), which is reported; without a `protocol bfd` that serves a session, BIRD waits for none, and there is no
 * BFD.
 */
export function served(
  sessions: readonly SessionReading[],
  file: BirdFile,
  problems: ReadingProblems,
): readonly SessionReading[] {
  const ofType = (type: string) =>
    file.protocols
      .filter((protocol) => protocol.type === type)
      .map((protocol) => ({ protocol, statements: inherited(protocol, file, problems) }))
      .filter(({ statements }) => !isDisabled(statements) && !isInVrf(statements));
  const [first] = sessions;
  if (first && ofType("device").length === 0) {
    const why =
      "without an enabled `protocol device` BIRD knows no interface, and no session comes up";
    problems.notUnderstood(first.line, why);
  }
  if (sessions.every(({ options }) => options.bfd === null)) return sessions;
  const bfd = ofType("bfd");
  for (const { protocol, statements } of bfd) checkSettings(protocol, statements, problems);
  return sessions.map((session) => {
    const { options, remote } = session;
    const isMultihop = options.multihop !== null;
    const isTaken = bfd.some(({ statements }) => accepts(statements, remote.family, isMultihop));
    return isTaken ? session : { ...session, options: { ...options, bfd: null } };
  });
}

function isDisabled(statements: readonly ProtocolStatement[]): boolean {
  const values = statements.map((statement) => switched(statement, "disabled"));
  return values.findLast((one) => one !== null) ?? false;
}

/** Whether a BFD protocol serves sessions of a kind: each `accept` replaces the previous ones. */
function accepts(
  statements: readonly ProtocolStatement[],
  family: Family,
  isMultihop: boolean,
): boolean {
  const accepted = statements.findLast(({ words }) => words[0]?.text === "accept")?.words ?? [];
  const last = (...of: readonly string[]) =>
    accepted.findLast(({ text }) => of.includes(text))?.text ?? null;
  const families = last("ipv4", "ipv6");
  const ways = last("direct", "multihop");
  return (
    (families === null || families === family) &&
    (ways === null || ways === (isMultihop ? "multihop" : "direct"))
  );
}

/** The settings of a BFD protocol for interfaces apply to sessions without their own. */
function checkSettings(
  protocol: ProtocolText,
  statements: readonly ProtocolStatement[],
  problems: ReadingProblems,
): void {
  const settings = statements.flatMap(({ words, block }) =>
    words[0]?.text === "interface" || words[0]?.text === "multihop"
      ? statementsOf(block ?? [])
      : [],
  );
  for (const setting of settings) {
    const [first, second] = setting.words.map(({ text }) => text);
    const isHarmless =
      first === "interval" ||
      first === "min" ||
      first === "idle" ||
      first === "multiplier" ||
      (first === "authentication" && second === "none") ||
      switched(setting, "passive") === false;
    if (isHarmless) continue;
    const line = setting.line || protocol.line;
    problems.notUnderstood(line, "a setting of BFD that our sessions would have as well");
  }
}
