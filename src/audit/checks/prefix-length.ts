import { child, numberOf } from "../../document/index.ts";
import type { Family } from "../../net/index.ts";
import type { CheckKind } from "./check-kind.ts";
import { decideRoutes } from "./decide-routes.ts";
import { isBlackhole } from "./route-facts.ts";
import { integer, values } from "./values.ts";

/** No prefix is longer than this many bits. */
export interface PrefixLengthCheck {
  readonly kind: "prefix-length";
  readonly longest: Readonly<Record<Family, number>>;
}

/** The lengths of the prefixes that the peer sends. */
export const prefixLength: CheckKind<PrefixLengthCheck> = {
  question: "Are all prefixes that the peer sends short enough?",
  about:
    "Decided by the routes received on each session. Routes with the community BLACKHOLE (RFC 7999) do not count: they are meant to be long.",
  schema: values(
    {
      ipv4: integer(1, 32, "The longest prefix of IPv4, in bits."),
      ipv6: integer(1, 128, "The longest prefix of IPv6, in bits."),
    },
    ["ipv4", "ipv6"],
  ),
  read(node) {
    const of = (family: Family) => numberOf(child(node, family)) ?? 0;
    return { kind: "prefix-length", longest: { ipv4: of("ipv4"), ipv6: of("ipv6") } };
  },
  decide(peer, { longest }, input) {
    const limits = `/${longest.ipv4} (IPv4) and /${longest.ipv6} (IPv6)`;
    const limitsPt = `/${longest.ipv4} (IPv4) e /${longest.ipv6} (IPv6)`;
    return decideRoutes(peer, input, {
      judge: (route) =>
        route.prefix.length <= longest[route.prefix.family] || isBlackhole(route) ? "fine" : "bad",
      badText: `longer than ${limits}`,
      fineText: `no longer than ${limits}`,
      letter: ({ en, pt }) => ({
        seen: {
          en: `You announce prefixes longer than ${limits} to us: ${en}.`,
          pt: `Vocês nos anunciam prefixos mais longos que ${limitsPt}: ${pt}.`,
        },
        fix: {
          en: "Please announce aggregates instead.",
          pt: "Por favor, anunciem agregados no lugar deles.",
        },
      }),
    });
  },
};
