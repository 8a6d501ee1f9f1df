import { NAME_PREFIX, nameWord, type GivenSetting, type SettingValue } from "../policy/index.ts";
import type { PolicyContext } from "./policy-context.ts";
import { sessionName } from "./session-name.ts";

/** The value that a session's policy gets of a setting that it declares, and who gives it. */
export interface SettingFound {
  readonly value: SettingValue;
  /** What the name of its list begins with: `PEERC_AS13335`. */
  readonly owner: string;
  /** For people: `of AS13335`. */
  readonly about: string;
  readonly span: GivenSetting["span"];
}

/** The setting as the session gives it, or else its peer, or else the policy; null where nobody does. */
export function givenSetting(
  name: string,
  { session, peer, definition }: Pick<PolicyContext, "session" | "peer" | "definition">,
): SettingFound | null {
  const among = (given: readonly GivenSetting[]) => given.find((one) => one.name === name);
  const ofSession = among(session.givenSettings);
  if (ofSession) {
    const owner = sessionName(peer, session);
    return { ...ofSession, owner, about: `of the session ${owner.slice(NAME_PREFIX.length)}` };
  }
  const ofPeer = among(peer.givenSettings);
  if (ofPeer) {
    return { ...ofPeer, owner: `${NAME_PREFIX}AS${peer.asn}`, about: `of AS${peer.asn}` };
  }
  const declared = definition.declares.find((one) => one.name === name);
  if (!declared?.default) return null;
  const owner = `${NAME_PREFIX}${nameWord(definition.name)}`;
  const about = `of the policy ${definition.name}`;
  return { value: declared.default, owner, about, span: declared.span };
}
