import {
  PeerLists,
  policyOf,
  sessionName,
  sessionSettings,
  settingLayers,
  type Registry,
} from "../compile/index.ts";
import { isRemoved, type Declaration } from "../declaration/index.ts";
import type { AsnSet, PrefixSet } from "../net/index.ts";
import type { PolicyLibrary } from "../policy/index.ts";
import type { TestedSession } from "./tested-network.ts";

/** The lists that every session has, made from the declaration and the registries, by name. */
export interface SessionLists {
  readonly prefixes: (name: string, session: TestedSession) => PrefixSet;
  readonly asns: (name: string, session: TestedSession) => AsnSet;
}

/** The lists of a network's sessions: the same as its policies test. */
export function sessionLists(
  declaration: Declaration,
  library: PolicyLibrary,
  registry: Registry,
): SessionLists {
  const lists = new PeerLists(declaration, registry);
  const declared = new Map(
    declaration.peers.flatMap((peer) =>
      peer.sessions
        .filter((session) => !isRemoved(session))
        .map((session) => {
          const policy = library.policies.get(policyOf(declaration, peer, session).value);
          const settings = sessionSettings(settingLayers(declaration, peer, session), policy);
          return [`${session.router.value} ${sessionName(peer, session)}`, { peer, settings }];
        }),
    ),
  );
  const find = ({ router, plan }: TestedSession) => {
    const found = declared.get(`${router.name} ${plan.name}`);
    if (!found) throw new Error(`a session that is not declared: ${plan.name}`);
    return found;
  };
  return {
    prefixes: (name, session) => {
      const { peer, settings } = find(session);
      const list = lists.prefixes(name, session.plan.family, peer, settings);
      if (!list) throw new Error(`no such list: ${name}`);
      return list.set;
    },
    asns: (name, session) => {
      const list = lists.asns(name, find(session).peer);
      if (!list) throw new Error(`no such list: ${name}`);
      return list.set;
    },
  };
}
