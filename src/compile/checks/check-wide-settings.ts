import {
  isRemoved,
  type Declaration,
  type Peer,
  type Session,
  type SettingsGiven,
} from "../../declaration/index.ts";
import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import type { PolicyDefinition } from "../../policy/index.ts";
import type { CompileInput } from "../compile-input.ts";
import { policyOf } from "../policy-of.ts";
import { settingsRead } from "../settings/settings-read.ts";

/** Reports settings of an exchange, a router or the network that no policy of the sessions there uses. */
export function checkWideSettings(
  { declaration, library, partial }: Pick<CompileInput, "declaration" | "library" | "partial">,
  report: Report,
): void {
  if (partial === true) return;
  for (const { given, of, span, isThere } of wideSettings(declaration)) {
    const names = [...Object.keys(given.settings), ...given.givenSettings.map(({ name }) => name)];
    if (names.length === 0) continue;
    const policies = policiesWhere(declaration, library.policies, isThere);
    // A policy that could not be read completely may use them.
    const known = policies.flatMap((policy) => (policy?.incomplete === false ? [policy] : []));
    if (known.length < policies.length) continue;
    const read = known.map((policy) => settingsRead(policy));
    for (const setting of names) {
      if (read.some((each) => each.has(setting))) continue;
      report(diagnostic("setting-unused-there", { setting, of }, { span }));
    }
  }
}

interface Wide {
  readonly given: SettingsGiven;
  /** Their owner, for messages. */
  readonly of: string;
  readonly span: Span;
  readonly isThere: (session: Session) => boolean;
}

function wideSettings({ defaults, routers, exchanges }: Declaration): readonly Wide[] {
  return [
    { given: defaults, of: "the network", span: defaults.span, isThere: () => true },
    ...routers.map(({ name, defaults: given }): Wide => ({
      given,
      of: `the router ${name}`,
      span: given.span,
      isThere: ({ router }) => router.value === name,
    })),
    ...exchanges.map((exchange): Wide => ({
      given: exchange,
      of: `the exchange ${exchange.id}`,
      span: exchange.span,
      isThere: ({ place }) => place.kind === "exchange" && place.id === exchange.id,
    })),
  ];
}

function policiesWhere(
  declaration: Declaration,
  policies: ReadonlyMap<string, PolicyDefinition>,
  isThere: (session: Session) => boolean,
): readonly (PolicyDefinition | undefined)[] {
  const names = (peer: Peer) =>
    peer.sessions
      .filter((session) => !isRemoved(session) && isThere(session))
      .map((session) => policyOf(declaration, peer, session).value);
  return [...new Set(declaration.peers.flatMap(names))].map((name) => policies.get(name));
}
