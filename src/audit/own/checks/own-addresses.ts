import { formatAddress, isLinkLocal, type Address } from "../../../net/index.ts";
import type { Exchange } from "../../../declaration/index.ts";
import { NO_VALUES } from "../../checks/values.ts";
import { ok, undecided } from "../../decision.ts";
import { ownerOf } from "../../evidence/address-owner.ts";
import { judgeAddress } from "../../evidence/judge-address.ts";
import { someOf } from "../../some-of.ts";
import type { OwnCheckKind, OwnInput } from "../own-check-kind.ts";
import { ownViolated, type OwnDecision } from "../own-decision.ts";

/** Our declared addresses at exchanges are ours. */
export interface OwnAddressesCheck {
  readonly kind: "own-addresses";
}

/** Addresses that a text lists. */
const SHOWN = 5;

/** Our own addresses at exchanges. */
export const ownAddresses: OwnCheckKind<OwnAddressesCheck> = {
  question: "Are our declared addresses at exchanges listed as ours?",
  about:
    "The local address of each session at an exchange is a port of ours in PeeringDB that is in operation, or a connection of ours in the exchange's member export, as for the addresses of peers.",
  schema: NO_VALUES,
  read: () => ({ kind: "own-addresses" }),
  decide(_, input): OwnDecision {
    const { asn } = input.declaration.network;
    const read = localAddresses(input).map(({ address, exchange }) => {
      const owner = ownerOf(address, asn, exchange, input);
      return { address, owner, verdict: judgeAddress(owner) };
    });
    if (read.length === 0) {
      const remedy = "audit again when there is one";
      return undecided({ why: "there is no session at an exchange", remedy });
    }
    const of = (wanted: string) => read.filter(({ verdict }) => verdict === wanted);
    const factsOf = (some: typeof read) => some.flatMap(({ owner }) => owner.facts);
    const names = (some: typeof read) =>
      someOf(
        some.map(({ address }) => formatAddress(address)),
        SHOWN,
      );
    const wrong = of("wrong");
    if (wrong.length > 0) {
      const remedy = `correct the declaration or our record in PeeringDB: ${names(wrong)}`;
      return ownViolated(remedy, ...factsOf(wrong));
    }
    const differing = of("they-differ");
    if (differing.length > 0) {
      const why = `PeeringDB and the exchange's member export do not agree about ${names(differing)}`;
      return undecided({ why, remedy: "ask the exchange" }, ...factsOf(differing));
    }
    const unknown = of("unknown");
    if (unknown.length > 0) {
      const why = `neither PeeringDB data nor a member export says whose ${names(unknown)} is`;
      const remedy =
        "declare `peeringdb` in `sources` or `ixf` of the exchange, and run `peerc fetch`";
      return undecided({ why, remedy }, ...factsOf(of("own")));
    }
    return ok(...factsOf(read));
  },
};

/** The local addresses of sessions at exchanges, each once; nobody lists link-local ones. */
function localAddresses({ neighbors, declaration }: OwnInput): readonly {
  readonly address: Address;
  readonly exchange: Exchange;
}[] {
  const found = new Map<string, { readonly address: Address; readonly exchange: Exchange }>();
  for (const { session } of neighbors.flatMap(({ sessions }) => sessions)) {
    const { place, local } = session;
    if (place.kind !== "exchange" || isLinkLocal(local)) continue;
    const exchange = declaration.exchanges.find(({ id }) => id === place.id);
    if (exchange) found.set(`${place.id} ${formatAddress(local)}`, { address: local, exchange });
  }
  return [...found.values()];
}
