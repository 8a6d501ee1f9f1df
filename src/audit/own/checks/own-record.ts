import { booleanOf, child, numberOf } from "../../../document/index.ts";
import { objectNames } from "../../../compile/index.ts";
import { FAMILIES, readObjectNames, type Family } from "../../../net/index.ts";
import { flag, integer, values } from "../../checks/values.ts";
import { ok, type Fact } from "../../decision.ts";
import { factOf } from "../../evidence/given.ts";
import { recordOf } from "../../evidence/record-of.ts";
import { fitsObject } from "../../evidence/same-objects.ts";
import type { OwnCheckKind, OwnInput } from "../own-check-kind.ts";
import { ownViolated, type OwnDecision } from "../own-decision.ts";

/** Our record in PeeringDB says what we declare and announce. */
export interface OwnRecordCheck {
  readonly kind: "own-record";
  readonly asSet: boolean;
  readonly prefixes: boolean;
  /** The recommended limits may be at most this many times what we announce; null: any. */
  readonly times: number | null;
  readonly routeServers: boolean;
}

/** Our own record in PeeringDB. */
export const ownRecord: OwnCheckKind<OwnRecordCheck> = {
  question: "Does our record in PeeringDB say what we declare and announce?",
  about:
    "`irr_as_set` names one or more of our declared as-sets and nothing else; the recommended limits are not below the number of prefixes that we may announce (all that is registered, if that is not known), nor more than `times` as many; and the record does not say that we never announce over route servers while we have sessions with some. Peers build our filters and limits from these fields.",
  schema: values({
    as_set: flag(true, "Whether the as-set is compared."),
    prefixes: flag(true, "Whether the recommended limits are compared."),
    times: integer(
      1,
      1000,
      "How many times as many the recommended limits may be; any, if left out.",
    ),
    route_servers: flag(true, "Whether the flag about route servers is compared."),
  }),
  read: (node) => ({
    kind: "own-record",
    asSet: booleanOf(child(node, "as_set")) ?? true,
    prefixes: booleanOf(child(node, "prefixes")) ?? true,
    times: numberOf(child(node, "times")),
    routeServers: booleanOf(child(node, "route_servers")) ?? true,
  }),
  decide(check, input): OwnDecision {
    const { network } = input.declaration;
    const read = recordOf(network.asn, input.peeringdb);
    if (read.kind === "undecided") {
      const { decision } = read;
      // What is known of it then is that it does not exist.
      return decision.facts.length > 0
        ? ownViolated("create a record in PeeringDB", ...decision.facts)
        : decision;
    }
    const { record, known } = read;
    const good: Fact[] = [];
    const bad: Fact[] = [];
    const say = (isGood: boolean, text: string) => (isGood ? good : bad).push(factOf(known, text));
    if (check.asSet) {
      const names = readObjectNames(record.asSet);
      const declared = network.asSets.map(({ value }) => value);
      const isOurs = names?.every((name) => declared.some((one) => fitsObject(name, one))) ?? false;
      say(
        isOurs,
        `our record says “${record.asSet}”; we declare ${objectNames(network).join(", ")}`,
      );
    }
    if (check.prefixes) {
      for (const family of FAMILIES) {
        const limit = (family === "ipv4" ? record.prefixes4 : record.prefixes6) ?? 0;
        const count = countOf(family, input);
        const isTooHigh = check.times !== null && limit > count * check.times;
        const name = family === "ipv4" ? "IPv4" : "IPv6";
        const text = `our record recommends a limit of ${limit} for ${name}; we announce up to ${count}`;
        say(limit >= count && !isTooHigh, text);
      }
    }
    if (check.routeServers && record.neverViaRouteServers) {
      const servers = input.neighbors.filter(
        ({ peer, sessions }) =>
          peer.relation === "route-server" && sessions.some(({ isBuilt }) => isBuilt),
      );
      const names = servers.map(({ peer }) => peer.name).join(", ") || "none";
      const text = `our record says that we never announce over route servers; sessions: ${names}`;
      say(servers.length === 0, text);
    }
    return bad.length > 0 ? ownViolated("correct our record in PeeringDB", ...bad) : ok(...good);
  },
};

/** How many prefixes we may announce to peers. */
function countOf(family: Family, { policies, registeredIn, declaration }: OwnInput): number {
  const announced = policies?.announced ?? null;
  return (announced?.[family] ?? registeredIn(objectNames(declaration.network), family)).size;
}
