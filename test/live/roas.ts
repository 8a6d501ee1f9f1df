import { covers, type Prefix } from "../../src/net/index.ts";
import type { Route } from "../../src/policy/index.ts";
import type { Roa } from "./rtr-server.ts";

/** RFC 6811: the origin validation state of another network's route. */
export function validate(
  roas: readonly Roa[],
  prefix: Prefix,
  asPath: Route["asPath"],
): Route["rpki"] {
  const covering = roas.filter((roa) => covers(roa.prefix, prefix));
  if (covering.length === 0) return "not-found";
  const origin = asPath.at(-1);
  const matches = covering.some(
    ({ asn, maxLength }) => asn === origin && prefix.length <= maxLength,
  );
  return matches ? "valid" : "invalid";
}
