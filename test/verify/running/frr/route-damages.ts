import type { Damage } from "../damage.ts";
import { insert, type Spot } from "./insert.ts";

const LAST: Spot = { name: "the end", behind: ["line vty", "exit"] };

/** Puts lines at a spot. */
export type Put = (
  name: string,
  spot: Spot,
  lines: readonly string[],
  effect: Damage["effect"],
  why: string,
) => Damage;

/** Routes to the address where blackholed traffic goes. */
export function staticDamages(damage: Put): readonly Damage[] {
  const lo: Spot = { name: "lo", behind: ["interface lo"] };
  const vrf: Spot = { name: "vrf MGMT", behind: ["vrf MGMT"] };
  return [
    ...["10.0.0.9", "eth4", "10.0.0.9 eth4", "10.0.0.9 5"].flatMap((hop) => [
      damage(
        `route to the discard address by ${hop}`,
        LAST,
        [`ip route 192.0.2.66/32 ${hop}`],
        "changes",
        "its traffic may go there",
      ),
      damage(
        `route to another address by ${hop}`,
        LAST,
        [`ip route 192.0.2.67/32 ${hop}`],
        "nothing",
        "nothing is sent there",
      ),
      damage(
        `route to the discard address by ${hop}`,
        vrf,
        [` ip route 192.0.2.66/32 ${hop}`],
        "nothing",
        "a VRF has a table of its own",
      ),
      damage(
        `route to the discard address by ${hop}, vrf MGMT,`,
        LAST,
        [`ip route 192.0.2.66/32 ${hop} vrf MGMT`],
        "nothing",
        "a VRF has a table of its own",
      ),
    ]),
    damage(
      "the discard address",
      lo,
      [" ip address 192.0.2.66/32"],
      "changes",
      "its traffic is the router's own",
    ),
    damage(
      "another address",
      lo,
      [" ip address 192.0.2.67/32"],
      "nothing",
      "nothing is sent there",
    ),
  ];
}

/** What ends a configuration before its end: what follows is not loaded. */
export function endDamages(text: string): readonly Damage[] {
  const spots = [
    "service integrated-vtysh-config",
    "enable password zebra",
    "exit-vrf",
    "access-list VTY seq 10 deny any",
  ];
  return spots.flatMap((line) =>
    ["exit", "end", "quit"].map((end): Damage => ({
      name: `${end} behind ${line}`,
      text: insert(text, { name: line, behind: [line] }, [end]),
      effect: "changes",
      why: "FRR does not load what follows",
    })),
  );
}
