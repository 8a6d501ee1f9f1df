import {
  type Declaration,
  type Peer,
  isBuilt as isSessionBuilt,
  isPlanned,
} from "../../declaration/index.ts";
import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import {
  compareRanges,
  defaultRoute,
  FAMILIES,
  formatPrefixRange,
  formatObjectName,
  type Family,
} from "../../net/index.ts";
import type { PolicyDefinition } from "../../policy/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import { checkDeclaredIsRead } from "./check-declared-is-read.ts";
import { objectNames, ownObject } from "../registration/objects-of.ts";
import type { PeerLists, Registry } from "../lists/peer-lists.ts";
import { registrationRead, type RegistrationRead } from "../registration/registration-read.ts";

/** Reports what cannot be built because the snapshot lacks data: our own network, and each peer that is not planned. */
export function checkPresence(
  { network, peers }: Declaration,
  unknown: ReadonlySet<string>,
  mayLack: "any" | ReadonlySet<string>,
  report: Report,
): void {
  if (mayLack === "any") return;
  const isLacking = (name: string) => unknown.has(name) && !mayLack.has(name);
  const lacking = (objects: Peer["asSets"]) =>
    objects.filter(({ value }) => isLacking(formatObjectName(value)));
  const own = lacking([...network.asSets, { value: ownObject(network.asn), span: network.span }]);
  if (own.length > 0) {
    const objects = own.map(({ value }) => formatObjectName(value));
    report(diagnostic("own-data-missing", { objects }, { span: own[0]?.span }));
  }
  for (const peer of peers) {
    const missing = isPlanned(peer) ? [] : lacking(peer.asSets);
    if (missing.length === 0) continue;
    const objects = missing.map(({ value }) => formatObjectName(value));
    const params = { asn: peer.asn, name: peer.name, objects };
    report(diagnostic("not-in-snapshot", params, { span: missing[0]?.span }));
  }
}

/** Warns about each set that is named without a source, and says from where it is taken. */
export function checkSources(
  { network, irr, peers }: Declaration,
  registry: Registry,
  report: Report,
): void {
  for (const { value, span } of [...network.asSets, ...peers.flatMap((peer) => peer.asSets)]) {
    if (value.source !== null || value.asn !== null) continue;
    const object = formatObjectName(value);
    const { foundIn: taken = null, alsoIn: others = [] } = registry.get(object) ?? {};
    const params = { object, taken, others, sources: irr.sources };
    report(diagnostic("irr-object-unqualified", params, { span }));
  }
}

/** Reports problems with our own as-sets, as far as they are known: nothing registered, or registries that differ. */
export function checkOwn(
  declaration: Declaration,
  unknown: ReadonlySet<string>,
  lists: PeerLists,
  report: Report,
): void {
  const { network } = declaration;
  const span = network.asSets[0]?.span ?? network.span;
  const used = new Set(
    declaration.peers.flatMap((peer) =>
      peer.sessions.filter((session) => isSessionBuilt(session)).map((session) => session.family),
    ),
  );
  const names = objectNames(network);
  // If they could not be read, that has been reported.
  if (names.length === 0) return;
  const isKnown = (name: string) => !unknown.has(name);
  for (const family of FAMILIES.filter((f) => used.has(f))) {
    if (names.every(isKnown) && lists.registered(names, family).isEmpty) {
      report(diagnostic("nothing-announced", { objects: names.join(", "), family }, { span }));
    }
  }
  const [first, ...others] = network.asSets;
  if (!first) return;
  for (const other of others) {
    const a = formatObjectName(first.value);
    const b = formatObjectName(other.value);
    if (!isKnown(a) || !isKnown(b)) continue;
    const different = FAMILIES.flatMap((family) => difference(lists, a, b, family));
    const [only] = different;
    if (only === undefined) continue;
    report(
      diagnostic(
        "as-sets-differ",
        { first: a, second: b, only, count: different.length },
        { span: other.span },
      ),
    );
  }
}

function difference(lists: PeerLists, a: string, b: string, family: Family): string[] {
  const left = lists.registered([a], family).ranges;
  const right = lists.registered([b], family).ranges;
  const texts = (ranges: typeof left) => new Set(ranges.map(formatPrefixRange));
  const [inLeft, inRight] = [texts(left), texts(right)];
  return [...left, ...right]
    .sort(compareRanges)
    .map(formatPrefixRange)
    .filter((text) => inLeft.has(text) !== inRight.has(text));
}

/** Reports problems with a peer's registration, as far as one of its compiled sessions needs it. */
export function checkPeer(
  peer: Peer,
  sessions: readonly {
    readonly plan: SessionPlan;
    readonly definition: PolicyDefinition;
    readonly isBuilt: boolean;
  }[],
  { unknown, lists }: { readonly unknown: ReadonlySet<string>; readonly lists: PeerLists },
  report: Report,
): void {
  const checked = new Set<Family>();
  const limits = new Set<Span>();
  const names = objectNames(peer);
  checkDeclaredIsRead(
    peer,
    sessions.map(({ definition }) => definition),
    report,
  );
  const known = new Map<PolicyDefinition, RegistrationRead>();
  let hasOrigins = !lists.registeredOrigins(peer).set.isEmpty;
  for (const { plan, definition, isBuilt } of sessions) {
    const reads = known.get(definition) ?? registrationRead(definition);
    known.set(definition, reads);
    if (!reads.prefixes && !reads.origins) continue;
    const missing = missingRegistration(peer, reads);
    if (missing !== null) {
      const params = { asn: peer.asn, policy: definition.name, missing };
      report(diagnostic("as-set-missing", params, { span: peer.asnSpan }));
      return;
    }
    // There may be no data yet for planned peers.
    if (!isBuilt) continue;
    if (names.some((name) => unknown.has(name))) return;
    const { family } = plan;
    const set = lists.ofPeer(peer, family);
    const objects = names.length > 0 ? names.join(", ") : `AS${peer.asn}`;
    const span = peer.asSets[0]?.span ?? peer.prefixes[0]?.span ?? peer.asnSpan;
    if (!checked.has(family)) {
      checked.add(family);
      if (reads.prefixes && set.isEmpty && !peer.allowEmpty.includes(family)) {
        report(diagnostic("nothing-registered", { objects, family }, { span }));
      }
      if (reads.origins && !set.isEmpty && !hasOrigins) {
        hasOrigins = true; // told once, not for each family
        report(diagnostic("no-origin-registered", { objects, asn: peer.asn }, { span }));
      }
      if (lists.registered(names, family).has(defaultRoute(family))) {
        report(diagnostic("covers-default-route", { objects, family }, { span }));
      }
    }
    const { maximum } = plan.maxPrefixes;
    const registered = set.size;
    if (registered > maximum && !limits.has(plan.maxPrefixes.span)) {
      limits.add(plan.maxPrefixes.span);
      report(
        diagnostic(
          "max-prefixes-below-registered",
          { asn: peer.asn, family, maximum, registered },
          { span: plan.maxPrefixes.span },
        ),
      );
    }
  }
}

/** What a peer's policy checks but neither its objects nor the declaration provide, or null. */
function missingRegistration(peer: Peer, reads: RegistrationRead): "prefixes" | "origins" | null {
  if (peer.asSets.length > 0) return null;
  if (reads.prefixes && peer.prefixes.length === 0) return "prefixes";
  return reads.origins && peer.origins.length === 0 ? "origins" : null;
}
