import type { DeclaredLimits, Declaration, Peer, Session } from "../declaration/declaration.ts";
import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { MaxPrefixes, PolicyDefinition, SessionPlan } from "../policy/index.ts";
import { checkEdits } from "./check-edits.ts";
import { familySuffix, NAME_PREFIX, nameWord } from "./list-names.ts";
import type { PolicyContext } from "./policy-context.ts";
import { printableText } from "./printable-text.ts";
import { resolvePolicy } from "./resolve-policy.ts";
import { settingsRead } from "./settings-read.ts";

/** Compiles one session: its policies in both directions, its limit, its description. */
export function compileSession(
  declaration: Declaration,
  peer: Peer,
  session: Session,
  material: Pick<PolicyContext, "library" | "lists" | "shared" | "waived" | "definition">,
  report: Report,
): SessionPlan {
  const { definition } = material;
  // Whether a term that could not be read has use for a setting is not known.
  if (!definition.incomplete) checkSettings(peer, session, definition, report);
  const settings = { ...definition.settings, ...peer.settings, ...session.settings };
  const { asn: ownAsn } = declaration.network;
  const context: PolicyContext = { ...material, ownAsn, peer, session, settings };
  const name = sessionName(peer, session);
  const inbound = resolvePolicy("import", `${name}_IMPORT`, context, report);
  const outbound = resolvePolicy("export", `${name}_EXPORT`, context, report);
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
    description: describe(peer, session),
    import: inbound,
    export: outbound,
    maxPrefixes: maxPrefixes(peer, session, definition),
    options: session.options,
    span: session.span,
  };
}

/** The session's name on its router: `PEERC_AS13335_IX_BR_SP_V4`. */
export function sessionName(peer: Peer, session: Session): string {
  const words = [`AS${peer.asn}`, nameWord(placeOf(session)), familySuffix(session.family)];
  if (session.name !== null) words.push(nameWord(session.name));
  return NAME_PREFIX + words.join("_");
}

function placeOf(session: Session): string {
  return session.place.kind === "exchange" ? session.place.id : session.place.name;
}

/** The longest description that every platform takes, in characters. */
const MAX_DESCRIPTION = 80;

/** The declared description, or ASN, name and place: the name as far as there is room for it, which is 31 characters at least. */
function describe(peer: Peer, session: Session): string {
  const [before, after] = [`AS${peer.asn} `, ` at ${placeOf(session)}`];
  const room = MAX_DESCRIPTION - before.length - after.length;
  return session.description ?? `${before}${printableText(peer.name, room)}${after}`;
}

function checkSettings(
  peer: Peer,
  session: Session,
  definition: PolicyDefinition,
  report: Report,
): void {
  const read = settingsRead(definition);
  const unused = (settings: object, span: Peer["span"]): void => {
    for (const setting of Object.keys(settings)) {
      if ((read as ReadonlySet<string>).has(setting)) continue;
      report(diagnostic("setting-unused", { setting, policy: definition.name }, { span }));
    }
  };
  unused(peer.settings, peer.span);
  unused(session.settings, session.span);
}

/** The session's limit over the peer's over the policy's, each value by itself. */
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
