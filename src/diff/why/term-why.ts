import { policyOf } from "../../compile/index.ts";
import type { Peer, Session } from "../../declaration/index.ts";
import { equalAddresses, formatAddress } from "../../net/index.ts";
import { sameButPlaces, type RouterPlan } from "../../model/index.ts";
import type { PlacedPair, PlacedSession } from "../match-sessions.ts";
import { changeOf } from "../states/compare-states.ts";
import { stateSummary } from "../states/state-text.ts";
import { declaredSession } from "./declared-session.ts";
import type { NetworkSources, Why } from "./why.ts";

/** Declaration changes that affect the policy of a session: which one it is, and its settings. */
export function termWhy(
  { before, after }: PlacedPair,
  from: NetworkSources,
  to: NetworkSources,
): readonly Why[] {
  const [was, is] = [declaredSession(before, from), declaredSession(after, to)];
  if (!was || !is) return [];
  const [a, b] = [
    policyOf(from.declaration, was.peer, was.session),
    policyOf(to.declaration, is.peer, is.session),
  ];
  const policy: readonly Why[] =
    a.value === b.value
      ? []
      : [{ text: `the policy is ${b.value}, and was ${a.value}`, span: b.span }];
  const who = `AS${is.peer.asn}`;
  return [
    ...movedWhy(before, after),
    ...addressWhy(before, after),
    ...stateWhy(is.peer, was.session, is.session),
    ...policy,
    ...settingsWhy(`a setting of ${who}`, was.peer, is.peer),
    ...settingsWhy(`a setting of a session of ${who}`, was.session, is.session),
  ];
}

/** Platforms differ in what they can test, and a router may waive rules. */
function movedWhy({ router: was }: PlacedSession, { router: is }: PlacedSession): readonly Why[] {
  const describe = ({ name, platform, waived }: RouterPlan) =>
    `${name} (${platform}${waived.length > 0 ? `, which waives ${waived.join(", ")}` : ""})`;
  const [a, b] = [describe(was), describe(is)];
  return a === b ? [] : [{ text: `the router is ${b}, and was ${a}`, span: is.span }];
}

/** A session that is drained has other edits. */
function stateWhy(peer: Peer, was: Session, is: Session): readonly Why[] {
  const change = changeOf(was.state, is.state);
  if (!change) return [];
  return [
    { text: stateSummary({ ...change, sessions: [{ peer, session: is }] }), span: is.state.span },
  ];
}

/** Terms test for the neighbor's address, as the next hop. */
function addressWhy(
  { session: was }: PlacedSession,
  { session: is }: PlacedSession,
): readonly Why[] {
  if (equalAddresses(was.remote, is.remote)) return [];
  const [a, b] = [was, is].map(({ remote }) => formatAddress(remote));
  return [{ text: `the neighbor's address is ${b}, and was ${a}`, span: is.span }];
}

function settingsWhy(
  whose: string,
  was: Pick<Peer, "settings" | "span">,
  is: Pick<Peer, "settings" | "span">,
): readonly Why[] {
  const [a, b]: readonly Readonly<Record<string, unknown>>[] = [was.settings, is.settings];
  const names = [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])].sort();
  return names.flatMap((name): Why[] => {
    const [old, now] = [a?.[name], b?.[name]];
    if (sameButPlaces(old, now)) return [];
    return [
      {
        text: `${whose}: ${name} is ${formatValue(now)}, and was ${formatValue(old)}`,
        span: is.span,
      },
    ];
  });
}

function formatValue(value: unknown): string {
  if (value === undefined) return "as the policy says";
  if (value === null) return "none";
  return typeof value === "number" || typeof value === "boolean" || typeof value === "string"
    ? String(value)
    : "another list";
}
