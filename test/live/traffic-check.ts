import { formatPrefix, type Prefix } from "../../src/net/index.ts";
import type { Route } from "../../src/policy/index.ts";
import type { Counterpart } from "./bgp/speaker.ts";
import { compare } from "./compare.ts";
import { expectedAccepted, expectedOtc, expectedReceived } from "./expected.ts";
import type { Lab } from "./lab.ts";
import type { Wave } from "./plan-waves.ts";

/** What came of sending routes: one line for each that is not as `evaluate` has it, and how many were compared. */
export interface Found {
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  readonly counts: Counts;
}

/** A router at work, and neighbors that it is to be checked with. */
export interface Checkable extends Pick<Lab, "plan" | "sessions" | "router" | "traffic"> {
  /** By the session's name. */
  readonly speakers: ReadonlyMap<string, Counterpart>;
}

/** How many routes were compared with `evaluate`. */
export interface Counts {
  readonly accepted: number;
  readonly rejected: number;
  readonly announced: number;
}

/**
 * Sends all waves of a lab, one after the other, and compares after each what is accepted and what goes out. Ends with the
 * first wave that shows a difference.
 */
export async function checkTraffic(lab: Checkable): Promise<Found> {
  const imports: string[] = [];
  const exports: string[] = [];
  let counts: Counts = { accepted: 0, rejected: 0, announced: 0 };
  let before: Wave = new Map();
  for (const wave of lab.traffic.waves) {
    await send(lab, before, wave);
    before = wave;
    imports.push(...(await settled(() => importDifferences(lab, wave))));
    exports.push(...(await settled(() => exportDifferences(lab, wave))));
    counts = add(counts, countsOf(lab, wave));
    if (imports.length + exports.length > 0) break;
  }
  return { imports, exports, counts };
}

/** The line with the figures of a test. */
export function report(
  what: string,
  sessions: number,
  { counts, imports, exports }: Found,
): string {
  const { accepted, rejected, announced } = counts;
  const compared = accepted + rejected + announced;
  return (
    `${what}: ${sessions} sessions, ${compared} routes compared (${accepted} accepted, ${rejected} rejected, ` +
    `${announced} announced), ${imports.length + exports.length} differences`
  );
}

/** The prefixes of a session in a wave. */
export function prefixesIn(wave: Wave, name: string): readonly Prefix[] {
  return (wave.get(name) ?? []).map(({ route }) => route.prefix);
}

/** Sends a wave, withdraws the routes that only the previous one had, and waits until everybody has read everything. */
async function send({ speakers, router }: Checkable, before: Wave, wave: Wave): Promise<void> {
  for (const [name, speaker] of speakers) {
    const now = new Set(prefixesIn(wave, name).map(formatPrefix));
    speaker.withdraw(prefixesIn(before, name).filter((prefix) => !now.has(formatPrefix(prefix))));
    speaker.announce((wave.get(name) ?? []).map(({ route }) => route));
  }
  const waker = setInterval(router.wake, 100);
  try {
    await Promise.all(
      [...speakers].map(([name, speaker]) =>
        inTime(speaker.fence()).catch((why: unknown) => {
          const log = router.log().split("\n").slice(-40).join("\n");
          throw new Error(`${name}: ${String(why)}\nThe router's last words:\n${log}`);
        }),
      ),
    );
  } finally {
    clearInterval(waker);
  }
}

/** How long a router may take to answer, in milliseconds: many times what it does on a machine with nothing else to do. */
const PATIENCE_MS = 300_000;

/** The same, but rejects on a timeout, reporting what is missing, with the router's log. */
function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = new Error(`no answer within ${PATIENCE_MS / 1000} s`);
    const patience = setTimeout(() => reject(late), PATIENCE_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(patience));
  });
}

/** For how long nothing may change, in milliseconds, until what is different is taken for the end. */
const STILL_MS = 30_000;

/**
 * Differences that do not go away: daemons choose and announce routes a while after reading them, and on a machine that is busy
 * with other tests a while is long.
 */
async function settled(differences: () => readonly string[]): Promise<readonly string[]> {
  let last = differences();
  let end = Date.now() + STILL_MS;
  const latest = Date.now() + PATIENCE_MS;
  while (last.length > 0 && Date.now() < Math.min(end, latest)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const next = differences();
    if (next.length !== last.length) end = Date.now() + STILL_MS;
    last = next;
  }
  return last;
}

function importDifferences({ plan, sessions, router }: Checkable, wave: Wave): readonly string[] {
  const accepted = router.accepted();
  return sessions.flatMap((session) => {
    const sent = wave.get(session.name) ?? [];
    const about = new Map(sent.map((s) => [formatPrefix(s.route.prefix), s.about]));
    return compare(
      `from ${session.name}`,
      expectedAccepted(plan, session, sent),
      accepted.get(session.name) ?? new Map<string, Route>(),
    ).map((line) => `${line} (${about.get(/, (\S+):/.exec(line)?.[1] ?? "") ?? "not sent"})`);
  });
}

function exportDifferences({ plan, sessions, router, speakers }: Checkable, wave: Wave) {
  return sessions.flatMap((session) => {
    const expected = expectedReceived(plan, sessions, session, wave, router.own);
    const speaker = speakers.get(session.name);
    const wanted = expectedOtc(plan, sessions, session, wave, expected);
    const otc = [...expected.keys()].flatMap((prefix) => {
      const [should, is] = [wanted.get(prefix), speaker?.otc.get(prefix)];
      const line = `to ${session.name}, ${prefix}: expected OTC ${should ?? "-"}; found ${is ?? "-"}`;
      return should === is ? [] : [line];
    });
    const received = speaker?.received ?? new Map<string, Route>();
    return [...compare(`to ${session.name}`, expected, received), ...otc];
  });
}

function countsOf({ plan, sessions, router }: Checkable, wave: Wave): Counts {
  return sessions
    .map((session) => {
      const sent = wave.get(session.name) ?? [];
      const accepted = expectedAccepted(plan, session, sent).size;
      const announced = expectedReceived(plan, sessions, session, wave, router.own).size;
      return { accepted, rejected: sent.length - accepted, announced };
    })
    .reduce(add);
}

function add(a: Counts, b: Counts): Counts {
  return {
    accepted: a.accepted + b.accepted,
    rejected: a.rejected + b.rejected,
    announced: a.announced + b.announced,
  };
}
