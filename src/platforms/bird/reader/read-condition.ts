import {
  AsnSet,
  equalAddresses,
  isLinkLocal,
  PathLanguage,
  parseAddress,
} from "../../../net/index.ts";
import type { FilterNode, FilterTest, Origin, RpkiState } from "../../../policy/index.ts";
import { firstIn, lastIn, lengthIs, maskPaths } from "./as-paths.ts";
import { cachedValue, ofConstant, valueOf } from "./constants.ts";
import { NotUnderstood } from "./cursor.ts";
import type { FilterContext } from "./filter-context.ts";
import type { BirdObjects } from "./objects.ts";
import { communityCount } from "./community-count.ts";
import { checksEmptyTable } from "./checks-empty-table.ts";
import type { Expression } from "./syntax.ts";
import {
  asnSetOf,
  communityKind,
  communitySetOf,
  isPrefixes,
  lengths,
  prefixSetOf,
} from "./values.ts";

/**
 * A comparison as a test of the route, for a session: where to continue if it holds, and if not. Throws
 * `NotUnderstood`.
 */
export function readCondition(
  { left: leftGiven, right: rightGiven, sign, line }: Extract<Expression, { kind: "compare" }>,
  then: FilterNode,
  otherwise: FilterNode,
  objects: BirdObjects,
  context: FilterContext,
): FilterNode {
  const negated = sign === "!=" || sign === "!~";
  const [yes, no] = negated ? [otherwise, then] : [then, otherwise];
  const ask = (test: FilterTest): FilterNode => ({
    kind: "test",
    test,
    line,
    then: yes,
    otherwise: no,
  });
  const paths = (language: PathLanguage) =>
    ask({ kind: "as-path", paths: language, sees: "current" });
  const isMember = sign === "~" || sign === "!~";
  const isEqual = sign === "=" || sign === "!=";
  const right = valueOf(rightGiven, objects);
  const left = valueOf(leftGiven, objects);
  const { family } = context;
  const subject =
    left.kind === "part" ? `${left.of}.${left.part}` : left.kind === "name" ? left.text : "";
  if (subject === "net.type" && isEqual && right.kind === "name") {
    return right.text === (family === "ipv4" ? "NET_IP4" : "NET_IP6") ? yes : no;
  }
  if (
    subject === "net" &&
    isMember &&
    (right.kind === "prefix-set" ||
      (right.kind === "set" && (right.items.length === 0 || isPrefixes(right))))
  ) {
    const set = ofConstant(rightGiven, family, objects, () => prefixSetOf(right, family));
    return ask({ kind: "prefix", set });
  }
  if (subject === "net" && isEqual && right.kind === "prefix") {
    const set = prefixSetOf({ kind: "set", items: [right], line }, family);
    return ask({ kind: "prefix", set });
  }
  if (subject === "net.len" && right.kind === "number") {
    const set = lengths(family, sign, right.value);
    if (set) return { kind: "test", test: { kind: "prefix", set }, line, then, otherwise };
  }
  if (subject === "bgp_path.len" && right.kind === "number") {
    const hops = right.value;
    const language = cachedValue(`length ${sign} ${hops}`, objects, () => lengthIs(sign, hops));
    if (language) {
      return {
        kind: "test",
        test: { kind: "as-path", paths: language, sees: "current" },
        line,
        then,
        otherwise,
      };
    }
  }
  if (subject === "bgp_path.first" || subject === "bgp_path.last") {
    const asns =
      isEqual && right.kind === "number"
        ? AsnSet.from([right.value])
        : isMember
          ? asnSetOf(right)
          : null;
    const end = subject === "bgp_path.first" ? firstIn : lastIn;
    if (asns) return paths(ofConstant(rightGiven, subject, objects, () => end(asns)));
  }
  if (subject === "bgp_path" && isMember) {
    return paths(
      ofConstant(rightGiven, "path", objects, () =>
        right.kind === "mask" ? maskPaths(right) : PathLanguage.containing(asnSetOf(right)),
      ),
    );
  }
  if (right.kind === "name" && right.text === "bgp_path" && isMember && left.kind === "number") {
    return paths(PathLanguage.containing(AsnSet.from([left.value])));
  }
  const counted = communityCount({ kind: "compare", left, right, sign, line }, then, otherwise);
  if (counted) return counted;
  const kind = communityKind(subject);
  // A single community on the right is a runtime error, which rejects the route (seen on 2.0.12).
  if (kind && isMember && right.kind === "set") {
    const set = ofConstant(rightGiven, kind, objects, () => communitySetOf(kind, right));
    return ask({ kind: "community", set, sees: "current" });
  }
  const carried = right.kind === "name" ? communityKind(right.text) : null;
  if (carried && isMember && left.kind === "tuple") {
    return ask({ kind: "community", set: communitySetOf(carried, left), sees: "current" });
  }
  if (subject === "bgp_next_hop" && isEqual && right.kind === "address") {
    const address = parseAddress(right.text);
    // One of our own routes has no `bgp_next_hop`, although it goes to our address (seen on 2.0.12).
    if (address && context.local && equalAddresses(address, context.local)) {
      throw new NotUnderstood(line, "a test for our own address as the next hop");
    }
    if (address && isLinkLocal(address)) {
      throw new NotUnderstood(line, "a link-local next hop, which `bgp_next_hop` never is");
    }
    if (address) return ask({ kind: "next-hop", address, sees: "current" });
  }
  if (subject === "gw" && isEqual && right.kind === "address") {
    const address = parseAddress(right.text);
    // Whether a received route has one: filters do not change it with `bgp_next_hop` (seen on 2.0.12).
    if (address && isLinkLocal(address) && context.direction === "import") {
      return ask({ kind: "next-hop", address, sees: "original" });
    }
  }
  const origin = right.kind === "name" ? ORIGINS[right.text] : undefined;
  if (subject === "bgp_origin" && isEqual && origin) {
    // One of our own routes gets its ORIGIN, IGP, only after the filter: until then it equals nothing (seen on
    // 2.0.12).
    if (origin === "igp") {
      throw new NotUnderstood(
        line,
        "a test for ORIGIN_IGP, which routes of our own do not have yet",
      );
    }
    return ask({ kind: "value", attribute: "origin", value: origin });
  }
  const state = right.kind === "name" ? ROA_STATES[right.text] : undefined;
  if (left.kind === "call" && left.name === "roa_check" && isEqual && state) {
    const empty = checksEmptyTable(left, objects, context);
    if (empty) return state === "not-found" ? yes : no;
    return ask({ kind: "value", attribute: "rpki", value: state });
  }
  throw new NotUnderstood(line, "a condition whose meaning peerc does not know");
}

const ORIGINS: Readonly<Record<string, Origin>> = {
  ORIGIN_IGP: "igp",
  ORIGIN_EGP: "egp",
  ORIGIN_INCOMPLETE: "incomplete",
};

const ROA_STATES: Readonly<Record<string, RpkiState>> = {
  ROA_VALID: "valid",
  ROA_INVALID: "invalid",
  ROA_UNKNOWN: "not-found",
};
