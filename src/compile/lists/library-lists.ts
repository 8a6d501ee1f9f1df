import type { Report } from "../../diagnostics/index.ts";
import {
  familySuffix,
  NAME_PREFIX,
  nameWord,
  type AsnList,
  type PrefixList,
  type TermDefinition,
} from "../../policy/index.ts";
import type { PolicyContext } from "../policy-context.ts";
import { settingOf } from "../settings/setting-of.ts";

/** The list of prefixes with a name: the peer's, or the library's. */
export function prefixListOf(
  name: string,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): PrefixList {
  const { session, peer, settings, lists } = context;
  const { family } = session;
  if (name === "registered" && settings.more_specifics === true) {
    settingOf<object>({ setting: "max_length", span: term.span }, term, context, report);
  }
  const builtIn = lists.prefixes(name, family, peer, settings);
  const list = builtIn ?? namedPrefixList(name, context);
  if (!list) throw new Error(`a list that loading should have missed: ${name}`);
  return list;
}

/** A list of prefixes of the library; null if there is none with the name, which the caller reports. */
export function namedPrefixList(
  name: string,
  { session: { family }, library, shared }: PolicyContext,
): PrefixList | null {
  const list = library.lists.get(name);
  if (list?.kind !== "prefixes") return null;
  return shared.prefixLists.once(list, family, () => ({
    name: `${NAME_PREFIX}${nameWord(name)}_${familySuffix(family)}`,
    set: list.sets[family],
    about: list.about,
  }));
}

/** The list of ASNs with a name: the peer's, or the library's. */
export function asnListOf(name: string, context: PolicyContext): AsnList {
  const list = context.lists.asns(name, context.peer) ?? namedAsnList(name, context);
  if (!list) throw new Error(`a list that loading should have missed: ${name}`);
  return list;
}

/** A list of ASNs of the library; null if there is none with the name, which the caller reports. */
export function namedAsnList(name: string, { library, shared }: PolicyContext): AsnList | null {
  const list = library.lists.get(name);
  if (list?.kind !== "asns") return null;
  return shared.asnLists.once(list, null, () => ({
    name: `${NAME_PREFIX}${nameWord(name)}`,
    set: list.set,
    about: list.about,
  }));
}
