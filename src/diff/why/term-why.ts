import { policyOf } from "../../compile/index.ts";
import { isRemoved, type Peer, type Session } from "../../declaration/index.ts";
import { equalAddresses, formatAddress } from "../../net/index.ts";
import { sameButPlaces, type RouterPlan } from "../../model/index.ts";
import type { PlacedPair, PlacedSession } from "../match-sessions.ts";
import type { NetworkSources, Why } from "./why.ts";

/** Declaration changes that affect the policy of a session: which one it is, and its settings. */
export function termWhy(
  { before, after }: PlacedPair,
  from: NetworkSources,
  to: NetworkSources,
): readonly Why[] {
  const [was, is] = [declared(before, from), declared(after, to)];
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

/** Terms test for the neighbor's address, as the next hop. */
function addressWhy(
  { session: was }: PlacedSession,
  { session: is }: PlacedSession,
): readonly Why[] {
  if (equalAddresses(was.remote, is.remote)) return [];
  const [a, b] = [was, is].map(({ remote }) => formatAddress(remote));
  return [{ text: `the neighbor's address is ${b}, and was ${a}`, span: is.span }];
}

function declared(
  { router, session: { asn, remote, family } }: PlacedSession,
  { declaration }: NetworkSources,
): { readonly peer: Peer; readonly session: Session } | null {
  const peer = declaration.peers.find((one) => one.asn === asn);
  const session = peer?.sessions.find(
    (one) =>
      one.router.value === router.name &&
      one.family === family &&
      !isRemoved(one) &&
      equalAddresses(one.remote, remote),
  );
  return peer && session ? { peer, session } : null;
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
