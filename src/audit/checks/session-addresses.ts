import { formatAddress, isLinkLocal } from "../../net/index.ts";
import type { AuditedSession, AuditInput } from "../audit-input.ts";
import { ok, undecided, violated, type Decision } from "../decision.ts";
import { ownerOf } from "../evidence/address-owner.ts";
import { judgeAddress } from "../evidence/judge-address.ts";
import { placeName } from "../evidence/place-name.ts";
import { someOf } from "../some-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { NO_VALUES } from "./values.ts";

/** The neighbor addresses of the peer's sessions are its own. */
export interface SessionAddressesCheck {
  readonly kind: "session-addresses";
}

/** Addresses that a letter lists. */
const SHOWN = 5;

/** The addresses that we have sessions with at exchanges. */
export const sessionAddresses: CheckKind<SessionAddressesCheck> = {
  question: "Are the neighbor addresses at exchanges those of the peer?",
  about:
    "The neighbor address of each session at an exchange is a port of the peer in PeeringDB that is in operation, or a connection of it in the exchange's member export. One witness is enough, but if the other says that the address is another network's, or not in operation, nothing is decided. Sessions over private interconnects and those with link-local addresses do not count: nobody lists these.",
  schema: NO_VALUES,
  read: () => ({ kind: "session-addresses" }),
  decide({ peer, sessions }, _, input): Decision {
    const read = sessions.flatMap((session) => {
      const exchange = exchangeOf(session, input);
      if (!exchange) return [];
      const owner = ownerOf(session.session.remote, peer.asn, exchange, input);
      return [{ session, owner, verdict: judgeAddress(owner) }];
    });
    if (read.length === 0) {
      return undecided({
        why: "it has no session at an exchange with an address of the LAN",
        remedy: "audit it again when it has one",
      });
    }
    const of = (wanted: string) => read.filter(({ verdict }) => verdict === wanted);
    const factsOf = (some: typeof read) => some.flatMap(({ owner }) => owner.facts);
    const addresses = (some: typeof read) =>
      someOf(
        some.map(({ session }) => formatAddress(session.session.remote)),
        SHOWN,
      );
    const wrong = of("wrong");
    if (wrong.length > 0) {
      const listed = (language: "en" | "pt", at: string, and: string, more: string) =>
        someOf(
          wrong.map(({ session }) => {
            const place = placeName(session, input)[language];
            return `${formatAddress(session.session.remote)} ${at} ${place}`;
          }),
          SHOWN,
          and,
          more,
        );
      const letter = {
        seen: {
          en: `We have sessions with addresses that PeeringDB or the exchange does not list as yours, in operation: ${listed("en", "at", "and", "more")}.`,
          pt: `Temos sessões com endereços que o PeeringDB ou o ponto de troca de tráfego não lista como seus e em operação: ${listed("pt", "em", "e mais", "outros")}.`,
        },
        fix: {
          en: "Please correct your PeeringDB record, or tell us your addresses.",
          pt: "Por favor, corrijam seu registro no PeeringDB ou informem seus endereços.",
        },
      };
      return violated(letter, ...factsOf(wrong));
    }
    const differing = of("they-differ");
    if (differing.length > 0) {
      const why = `PeeringDB and the exchange's member export do not agree about ${addresses(differing)}`;
      const remedy = "ask the peer or the exchange which one is right";
      return undecided({ why, remedy }, ...factsOf(differing));
    }
    const unknown = of("unknown");
    if (unknown.length > 0) {
      const why = `neither PeeringDB data nor a member export says whose ${addresses(unknown)} is`;
      const remedy =
        "declare `peeringdb` in `sources` or `ixf` of the exchange, and run `peerc fetch`";
      return undecided({ why, remedy }, ...factsOf(of("own")));
    }
    return ok(...factsOf(read));
  },
};

/** The exchange whose members' addresses have a session's neighbor in them; null if nobody lists its address. */
function exchangeOf({ session: { place, remote } }: AuditedSession, { declaration }: AuditInput) {
  if (place.kind !== "exchange" || isLinkLocal(remote)) return null;
  return declaration.exchanges.find(({ id }) => id === place.id) ?? null;
}
