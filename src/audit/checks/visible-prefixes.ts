import { booleanOf, child, parsePercent, textOf } from "../../document/index.ts";
import type { Prefix } from "../../net/index.ts";
import { undecided, type Lack } from "../decision.ts";
import { factOf } from "../evidence/given.ts";
import { mostSeen } from "../evidence/most-seen.ts";
import { registrationOf } from "../evidence/registration-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { decideRoutes } from "./decide-routes.ts";
import { isBlackhole, isDefault } from "./route-facts.ts";
import { flag, percent, values } from "./values.ts";

/** Every prefix that the peer sends is in the routing table of the default-free zone. */
export interface VisiblePrefixesCheck {
  readonly kind: "visible-prefixes";
  /** The least share of vantage points, in percent. */
  readonly atLeast: number;
  /** Whether a prefix counts as visible if one that covers it is. */
  readonly covered: boolean;
}

const UNKNOWN: Lack = {
  why: "the routing table of the snapshot is only of registered prefixes and their surroundings, and has none of",
  remedy: "register them, and run `peerc fetch`",
};

/** Whether others on the Internet see what the peer sends. */
export const visiblePrefixes: CheckKind<VisiblePrefixesCheck> = {
  question: "Is every prefix that the peer sends visible in the default-free zone?",
  about:
    "Each received prefix is looked up in the routing table of the snapshot, which has the prefixes that peers register, with what covers them and what is inside. Default routes and routes with the community BLACKHOLE (RFC 7999) do not count.",
  schema: values({
    at_least: percent(
      "10%",
      "The least share of the vantage points of the prefix's family that must have it.",
    ),
    covered: flag(true, "Whether a prefix is also visible if one that covers it is."),
  }),
  read: (node) => ({
    kind: "visible-prefixes",
    atLeast: parsePercent(textOf(child(node, "at_least")) ?? "") ?? 10,
    covered: booleanOf(child(node, "covered")) ?? true,
  }),
  decide(audited, { atLeast, covered }, input) {
    const { routingTable } = input;
    if (routingTable.kind === "lacking") return undecided(routingTable.lack);
    const { data: table } = routingTable;
    const { peer } = audited;
    const registration = registrationOf(peer, input);
    // The table was fetched for what is registered: of anything else it may have nothing although it is visible.
    const isLookedUp = (prefix: Prefix): boolean =>
      registration.kind === "known" && input.registered(peer, prefix.family).has(prefix);
    const judge = (prefix: Prefix): "fine" | "bad" | Lack => {
      const all = table.vantagePoints[prefix.family];
      if (all === 0) {
        const family = prefix.family === "ipv4" ? "IPv4" : "IPv6";
        const why = `the routing table of the snapshot has nothing of ${family}, and so none of`;
        return { why, remedy: `fetch one with ${family}` };
      }
      const seenBy = mostSeen(prefix, covered, table);
      if (seenBy * 100 >= atLeast * all && seenBy > 0) return "fine";
      return seenBy > 0 || isLookedUp(prefix) ? "bad" : UNKNOWN;
    };
    const { ipv4, ipv6 } = table.vantagePoints;
    const wanted = `${atLeast}% of the vantage points`;
    return decideRoutes(audited, input, {
      judge: (route) => (isDefault(route) || isBlackhole(route) ? "fine" : judge(route.prefix)),
      badText: `seen by less than ${wanted}`,
      fineText: `seen by ${wanted} or more`,
      sources: [
        factOf(routingTable, `there are ${ipv4} vantage points for IPv4 and ${ipv6} for IPv6`),
      ],
      letter: ({ en, pt }) => ({
        seen: {
          en: `You announce prefixes to us that hardly anybody else sees in the routing table: ${en}.`,
          pt: `Vocês nos anunciam prefixos que quase ninguém mais vê na tabela de roteamento: ${pt}.`,
        },
        fix: {
          en: "Please announce them to the Internet, or stop announcing them to us.",
          pt: "Por favor, anunciem-nos também à Internet ou parem de anunciá-los a nós.",
        },
      }),
    });
  },
};
