import type { Declaration, Peer, Session, SettingsGiven } from "../../declaration/index.ts";
import { NAME_PREFIX, nameWord, type PolicyDefinition, type Settings } from "../../policy/index.ts";
import { sessionName } from "../session-name.ts";

/** Settings from one place that apply to a session, and the prefix of their lists' names. */
export interface SettingLayer extends SettingsGiven {
  /** The prefix of its lists' names: `PEERC_AS13335`. */
  readonly owner: string;
  /** For messages: `of AS13335`. */
  readonly about: string;
}

/**
 * The places that set settings for a session, the most specific first: itself, its peer, exchange and router, and the
 * network.
 */
export function settingLayers(
  { exchanges, routers, defaults }: Pick<Declaration, "exchanges" | "routers" | "defaults">,
  peer: Peer,
  session: Session,
): readonly SettingLayer[] {
  const layer = (given: SettingsGiven | undefined, word: string, about: string) =>
    given
      ? [
          {
            settings: given.settings,
            givenSettings: given.givenSettings,
            owner: `${NAME_PREFIX}${word}`,
            about,
          },
        ]
      : [];
  const name = sessionName(peer, session).slice(NAME_PREFIX.length);
  const { place } = session;
  const id = place.kind === "exchange" ? place.id : null;
  const router = routers.find((one) => one.name === session.router.value);
  return [
    ...layer(session, name, `of the session ${name}`),
    ...layer(peer, `AS${peer.asn}`, `of AS${peer.asn}`),
    ...(id === null
      ? []
      : layer(
          exchanges.find((one) => one.id === id),
          `AT_${nameWord(id)}`,
          `of the exchange ${id}`,
        )),
    ...layer(router?.defaults, "ROUTER", "of the router"),
    ...layer(defaults, "NETWORK", "of the network"),
  ];
}

/** The values of the settings that every policy has, for a session with these layers. */
export function sessionSettings(
  layers: readonly SettingLayer[],
  definition: Pick<PolicyDefinition, "settings"> | undefined,
): Partial<Settings> {
  return layers.reduceRight<Partial<Settings>>(
    (known, { settings }) => ({ ...known, ...settings }),
    definition?.settings ?? {},
  );
}
