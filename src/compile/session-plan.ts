import type {
  DeclaredLimits,
  Declaration,
  Peer,
  Session,
  SettingsGiven,
} from "../declaration/index.ts";
import { diagnostic, type Report } from "../diagnostics/index.ts";
import { testsRpki, type Direction, type Policy, type PolicyDefinition } from "../policy/index.ts";
import type { MaxPrefixes, SessionOptions, SessionPlan } from "../model/index.ts";
import { checkEdits } from "./checks/check-edits.ts";
import type { PlatformFacts } from "./compile-input.ts";
import { describeSession } from "./describe-session.ts";
import { placeOf } from "./place-of.ts";
import { drainPolicy } from "./drain-policy.ts";
import type { PolicyContext } from "./policy-context.ts";
import { resolvePolicy } from "./resolve-policy.ts";
import { sessionName } from "./session-name.ts";
import { sessionSettings, settingLayers } from "./settings/setting-layers.ts";
import { settingsRead } from "./settings/settings-read.ts";

/** What a session is compiled from, besides its declaration. */
export interface SessionMaterial extends Pick<
  PolicyContext,
  "library" | "lists" | "shared" | "waived" | "definition" | "partial"
> {
  /** Of its router's platform. */
  readonly facts: PlatformFacts;
}

/** Compiles one session: its policies in both directions, its limit, its description. */
export function compileSession(
  declaration: Declaration,
  peer: Peer,
  session: Session,
  material: SessionMaterial,
  report: Report,
): SessionPlan {
  const { definition } = material;
  // If a term could not be read, it may use the setting.
  if (!definition.incomplete) checkSettings(peer, session, definition, report);
  const layers = settingLayers(declaration, peer, session);
  const settings = sessionSettings(layers, definition);
  const { asn: ownAsn } = declaration.network;
  const context: PolicyContext = { ...material, ownAsn, peer, session, layers, settings };
  const name = sessionName(peer, session);
  const resolved = (direction: Direction): Policy => {
    const policy = resolvePolicy(direction, `${name}_${direction.toUpperCase()}`, context, report);
    const { is, prepend } = session.state;
    return is === "draining"
      ? drainPolicy(policy, { asn: ownAsn, prepend }, material.shared)
      : policy;
  };
  const inbound = resolved("import");
  const outbound = resolved("export");
  checkEdits(inbound, report);
  checkEdits(outbound, report);
  const place = placeOf(session);
  return {
    name,
    place,
    family: session.family,
    local: session.local,
    remote: session.remote,
    asn: peer.asn,
    description: describeSession(peer, session, place, material.facts),
    import: inbound,
    export: outbound,
    maxPrefixes: maxPrefixes(peer, session, definition),
    options: optionsOf(session, inbound),
    span: session.span,
  };
}

/** The declared options. A change of ROAs needs no routes if no verdict depends on them. */
function optionsOf({ options }: Session, inbound: Policy): SessionOptions {
  const needsNone = options.keepRoutes === "rpki" && !testsRpki(inbound);
  return needsNone ? { ...options, keepRoutes: false } : options;
}

function checkSettings(
  peer: Peer,
  session: Session,
  definition: PolicyDefinition,
  report: Report,
): void {
  let read: ReadonlySet<string> | null = null;
  const unused = (owner: SettingsGiven & { readonly span: Peer["span"] }): void => {
    const given = owner.givenSettings.map(({ name }) => name);
    for (const setting of [...Object.keys(owner.settings), ...given]) {
      // Most sessions set nothing, and need not know.
      read ??= settingsRead(definition);
      if (read.has(setting)) continue;
      const params = { setting, policy: definition.name };
      report(diagnostic("setting-unused", params, { span: owner.span }));
    }
  };
  unused(peer);
  unused(session);
}

/** The session's limit, otherwise the peer's, otherwise the policy's, for each value separately. */
function maxPrefixes(peer: Peer, session: Session, definition: PolicyDefinition): MaxPrefixes {
  const { family } = session;
  const layers: readonly DeclaredLimits[] = [session.limits, peer.limits];
  const declared = layers.map((limits) => limits.maximum[family]).find((value) => value !== null);
  const { maxPrefixes: fallback } = definition;
  return {
    maximum: declared?.value ?? fallback.maximum[family],
    warnAt: layers.map((limits) => limits.warnAt).find((v) => v !== null) ?? fallback.warnAt,
    onExceed: layers.map((limits) => limits.onExceed).find((v) => v !== null) ?? fallback.onExceed,
    span: declared?.span ?? session.span,
  };
}
