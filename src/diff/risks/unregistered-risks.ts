import { subtract } from "../../net/index.ts";
import type { RouteGroup } from "../route-group.ts";
import type { RegisteredPrefixSets } from "./registered-prefix-sets.ts";
import type { Risk } from "./risk.ts";

/** The newly accepted prefixes that are in no registered prefix of the neighbor's IRR objects. */
export function unregisteredRisks(
  group: RouteGroup,
  registered: RegisteredPrefixSets,
): readonly Risk[] {
  const { direction, family, change, parts } = group;
  if (direction !== "import" || change.kind !== "accepted" || change.scope !== "prefixes") {
    return [];
  }
  return parts.flatMap((part) =>
    part.pairs.flatMap(({ after }): Risk[] => {
      const covered = registered.covered(after.session.asn, family);
      const prefixes = covered && subtract(part.change.prefixes, covered);
      if (!prefixes || prefixes.isEmpty) return [];
      return [
        { name: "unregistered-accepted", where: [after], prefixes, detail: null, from: group },
      ];
    }),
  );
}
