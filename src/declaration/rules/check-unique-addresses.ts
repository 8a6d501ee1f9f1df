import { diagnostic } from "../../diagnostics/index.ts";
import { spanAt } from "../../document/index.ts";
import { formatAddress, formatScoped, isLinkLocal } from "../../net/index.ts";
import { neighborOf } from "../../model/index.ts";
import type { DraftSession } from "../draft.ts";
import { isRemoved } from "../session-states.ts";
import type { Rule } from "./rule.ts";

/**
 * Addresses must be unique: a router has one session with a neighbor address (removed ones count, because a removal
 * would affect the other one), a local address is on one router, a neighbor's address is not ours, and at an exchange
 * it belongs to one network. A link-local address must be unique per link: a router may have several neighbors with
 * it, and so may other routers.
 */
export const checkUniqueAddresses: Rule = ({ sessions }, report) => {
  // A misspelled router is one mistake, and not also an address on two routers. Addresses of different families are
  // not confused with each other.
  const present = sessions.filter(
    ({ session, router }) =>
      router && !isRemoved(session) && session.local.family === session.remote.family,
  );
  const locals = new Map<string, DraftSession>();
  for (const at of present) {
    const { session, node } = at;
    if (isLinkLocal(session.local)) continue;
    const address = formatAddress(session.local);
    const first = locals.get(address);
    if (!first) locals.set(address, at);
    else if (first.session.router.value !== session.router.value) {
      const params = {
        address,
        router: session.router.value,
        other: first.session.router.value,
      };
      const related = [{ message: "the other one is here", span: spanAt(first.node, ["local"]) }];
      report(
        diagnostic("local-on-two-routers", params, { span: spanAt(node, ["local"]), related }),
      );
    }
  }
  const remotes = new Map<string, DraftSession>();
  for (const at of sessions) {
    const { session } = at;
    const router = session.router.value;
    const address = formatScoped(neighborOf(session));
    const first = remotes.get(`${router} ${address}`);
    if (first) {
      const related = [{ message: "the other one is here", span: first.session.remoteSpan }];
      const families = first.session.family === session.family ? (1 as const) : (2 as const);
      const params = { address, router, families };
      report(diagnostic("duplicate-remote", params, { span: session.remoteSpan, related }));
    } else remotes.set(`${router} ${address}`, at);
  }
  const owners = new Map<string, DraftSession>();
  for (const at of present) {
    const { session, peer } = at;
    const address = formatAddress(session.remote);
    const span = session.remoteSpan;
    const ours = locals.get(address);
    if (ours && ours !== at) {
      const related = [{ message: "it is ours here", span: spanAt(ours.node, ["local"]) }];
      const params = { address, router: ours.session.router.value };
      report(diagnostic("remote-is-ours", params, { span, related }));
    }
    if (!peer || session.place.kind !== "exchange") continue;
    const exchange = session.place.id;
    const owner = owners.get(`${exchange} ${address}`);
    if (!owner?.peer) owners.set(`${exchange} ${address}`, at);
    else if (owner.peer.asn !== peer.asn && owner.session.router.value !== session.router.value) {
      const related = [{ message: "the other one is here", span: owner.session.remoteSpan }];
      const params = { address, exchange, asn: owner.peer.asn };
      report(diagnostic("remote-of-two-networks", params, { span, related }));
    }
  }
};
