import { isRemoved, type Peer } from "../../declaration/index.ts";
import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { PolicyDefinition } from "../../policy/index.ts";
import { registrationRead } from "../registration/registration-read.ts";

/** Reports prefixes and origins that a peer declares but none of the policies of its sessions uses. */
export function checkDeclaredIsRead(
  peer: Peer,
  policies: readonly PolicyDefinition[],
  report: Report,
): void {
  const [first] = policies;
  const sessions = peer.sessions.filter((session) => !isRemoved(session));
  // A policy that could not be read completely may use them.
  const isKnown = policies.length === sessions.length && policies.every((p) => !p.incomplete);
  if (!first || !isKnown) return;
  if (peer.prefixes.length + peer.origins.length === 0) return;
  const reads = policies.map(registrationRead);
  for (const key of ["prefixes", "origins"] as const) {
    const [declared] = peer[key];
    if (!declared || reads.some((one) => one[key])) continue;
    const params = { asn: peer.asn, key, policy: first.name };
    report(diagnostic("declared-unused", params, { span: declared.span }));
  }
}
