import type { Report } from "../diagnostics/index.ts";
import {
  familySuffix,
  NAME_PREFIX,
  nameWord,
  type AsnList,
  type ListDefinition,
  type PolicyLibrary,
  type PrefixList,
  type TermDefinition,
} from "../policy/index.ts";
import type { PolicyContext } from "./policy-context.ts";
import { settingOf } from "./setting-of.ts";

/** The list of prefixes of a name: the peer's, or the library's. */
export function prefixListOf(
  name: string,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): PrefixList {
  const { session, peer, settings, library, lists, shared } = context;
  const { family } = session;
  if (name === "registered" && settings.more_specifics === true) {
    settingOf<object>({ setting: "max_length" }, term, context, report);
  }
  const builtIn = lists.prefixes(name, family, peer, settings);
  if (builtIn) return builtIn;
  const list = named(library, name);
  if (list.kind !== "prefixes") throw new Error(`not a list of prefixes: ${name}`);
  return shared.prefixLists.once(list, family, () => ({
    name: `${NAME_PREFIX}${nameWord(name)}_${familySuffix(family)}`,
    set: list.sets[family],
    about: list.about,
  }));
}

/** The list of ASNs of a name: the peer's, or the library's. */
export function asnListOf(name: string, context: PolicyContext): AsnList {
  const { lists, peer, library, shared } = context;
  const builtIn = lists.asns(name, peer);
  if (builtIn) return builtIn;
  const list = named(library, name);
  if (list.kind !== "asns") throw new Error(`not a list of ASNs: ${name}`);
  return shared.asnLists.once(list, null, () => ({
    name: `${NAME_PREFIX}${nameWord(name)}`,
    set: list.set,
    about: list.about,
  }));
}

function named(library: PolicyLibrary, name: string): ListDefinition {
  const list = library.lists.get(name);
  if (!list) throw new Error(`a list that loading should have missed: ${name}`);
  return list;
}
