import { formatAddress } from "../../net/index.ts";
import type { LimitReading, OptionsReading, SessionOptions } from "../../model/index.ts";
import { OPTION_NAMES } from "../../verify/index.ts";
import { describeReadOption, sameReadOption } from "./read-option.ts";
import type { ReadPair, ReadSession } from "./read-router.ts";

/** A setting of a session that two files give differently. */
export interface ReadSettingChange {
  /** For programs: `ttlSecurity`. */
  readonly id: string;
  /** For display: `TTL security`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** In the file after the change. */
  readonly line: number;
}

const OPTIONS = Object.keys(OPTION_NAMES) as (keyof SessionOptions)[];

/**
 * All differences of a session but its filters. What a platform cannot express, in its version, is not compared: it is
 * the same for every file.
 */
export function compareReadSessions({ before, after }: ReadPair): readonly ReadSettingChange[] {
  const found: ReadSettingChange[] = [];
  const tell = (id: string, name: string, a: string, b: string, line = after.session.line) => {
    if (a !== b) found.push({ id, name, before: a, after: b, line });
  };
  const compare = (id: string, name: string, of: (one: ReadSession) => string) => {
    tell(id, name, of(before), of(after));
  };
  compare("asn", "the neighbor's ASN", ({ session }) => `AS${session.asn}`);
  compare("localAsn", "our ASN", ({ session }) => `AS${session.localAsn}`);
  compare("description", "the description", ({ session, router }) =>
    session.description === null ? "none" : router.reading.file.text(session.description),
  );
  const [was, is] = [before.session.local, after.session.local];
  if (was !== "inexpressible" && is !== "inexpressible") {
    const format = (local: typeof was) => (local ? formatAddress(local) : "not set");
    tell("local", "the local address", format(was), format(is));
  }
  found.push(...compareLimits(before.session.maxPrefixes, after.session.maxPrefixes, after));
  const [one, other] = [before.router, after.router];
  const alike = one.software === other.software && one.reading.form === other.reading.form;
  for (const option of OPTIONS) {
    const [a, b] = [before, after].map(({ session }) => session.options[option]);
    if (a === undefined || b === undefined || sameReadOption(a, b, alike)) continue;
    const format = (value: OptionsReading[keyof SessionOptions], { router }: ReadSession) =>
      describeReadOption(value, router.reading.file);
    tell(option, OPTION_NAMES[option], format(a, before), format(b, after));
  }
  return found;
}

function compareLimits(
  before: LimitReading | null,
  after: LimitReading | null,
  { session }: ReadSession,
): readonly ReadSettingChange[] {
  if (before === null || after === null) {
    if (before === after) return [];
    const format = (limit: LimitReading | null) => (limit ? String(limit.maximum) : "no limit");
    const line = after?.line ?? session.line;
    const name = "the maximum of prefixes";
    return [{ id: "maximum", name, before: format(before), after: format(after), line }];
  }
  const parts = [
    ["maximum", "the maximum of prefixes", ({ maximum }: LimitReading) => String(maximum)],
    ["onExceed", "what follows on too many prefixes", formatOnExceed],
    ...(sameWarning(before, after)
      ? []
      : ([["warnAt", "when to warn of many prefixes", formatWarning]] as const)),
  ] as const;
  return parts.flatMap(([id, name, of]) => {
    const [a, b] = [of(before), of(after)];
    return a === b ? [] : [{ id, name, before: a, after: b, line: after.line }];
  });
}

function formatOnExceed({ onExceed }: LimitReading): string {
  switch (onExceed.kind) {
    case "restart":
      return `a restart after ${onExceed.afterMinutes} minutes`;
    case "shutdown":
      return "shutdown";
    case "warn":
      return "a warning";
  }
}

/** Platforms warn at a share or at a count, which is rounded; one whose limit is a warning has no other. */
function sameWarning(a: LimitReading, b: LimitReading): boolean {
  const [one, other] = [countOf(a), countOf(b)];
  if (one === null || other === null) return one === other || a.onExceed.kind === "warn";
  return Math.abs(one - other) < 1;
}

function countOf({ maximum, warnAt }: LimitReading): number | null {
  if (warnAt === null) return null;
  return "count" in warnAt ? warnAt.count : (maximum * warnAt.percent) / 100;
}

function formatWarning({ warnAt }: LimitReading): string {
  if (warnAt === null) return "never";
  return "count" in warnAt ? `${warnAt.count} routes` : `${warnAt.percent} %`;
}
