import { comparePrefixes, maxLength, type Address, type Prefix } from "../../net/index.ts";
import type { PeeringInterface } from "./find-interfaces.ts";

/** Our addresses on an interface, as declared for its sessions, and the broadcast addresses of its LAN. */
export function ownAddresses({
  sessions,
  lans,
}: Pick<PeeringInterface, "sessions" | "lans">): readonly Prefix[] {
  const host = ({ family, value }: Address): Prefix => ({
    family,
    value,
    length: maxLength(family),
  });
  const broadcasts = lans
    .filter(({ family, length }) => family === "ipv4" && length <= 30)
    .map(({ family, value, length }) =>
      host({ family, value: value + (1n << BigInt(maxLength(family) - length)) - 1n }),
    );
  const all = [...sessions.map(({ plan }) => host(plan.local)), ...broadcasts];
  all.sort(comparePrefixes);
  return all.filter((prefix, i) => {
    const before = all[i - 1];
    return before === undefined || comparePrefixes(before, prefix) !== 0;
  });
}
