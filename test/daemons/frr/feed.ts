import type { Route } from "../../../src/policy/index.ts";
import { until } from "../../fixtures/until.ts";
import { openSession, type Speaker } from "../../platforms/bird/live/bgp-speaker.ts";
import type { RunningFrr } from "./running-frr.ts";

/** The router's own ASN, and that of all its neighbors. */
export const OWN_ASN = 64500;
const NEIGHBOR_ASN = 64501;

/** The address of a neighbor by its number, from 0. */
export const neighborAddress = (number: number) => `127.0.1.${number + 1}`;

/** Configures neighbors, in both families, and has each of them send all of some routes. */
export async function feed(
  frr: RunningFrr,
  neighbors: number,
  routes: readonly Route[],
): Promise<readonly Speaker[]> {
  const addresses = Array.from({ length: neighbors }, (_, i) => neighborAddress(i));
  // bgpd warns of a route map that is not there yet.
  await frr.load(["route-map NONE deny 10", "exit"]);
  const refused = await frr.load([
    `router bgp ${OWN_ASN}`,
    "bgp router-id 192.0.2.98",
    "no bgp ebgp-requires-policy",
    "no bgp default ipv4-unicast",
    ...addresses.flatMap((address) => [
      `neighbor ${address} remote-as ${NEIGHBOR_ASN}`,
      `neighbor ${address} ebgp-multihop`,
      `neighbor ${address} passive`,
    ]),
    ...["ipv4", "ipv6"].flatMap((family) => [
      `address-family ${family} unicast`,
      ...addresses.flatMap((address) =>
        ["activate", "soft-reconfiguration inbound", "route-map NONE out"].map(
          (words) => `neighbor ${address} ${words}`,
        ),
      ),
      "exit-address-family",
    ]),
    "exit",
  ]);
  if (refused.length > 0) throw new Error(`bgpd refuses: ${refused.join("\n")}`);
  // Before it is ready for a neighbor, bgpd closes its connection.
  await until("bgpd", 100, async () => {
    const states = await frr.askAll(addresses.map((address) => `show bgp neighbors ${address}`));
    return states.every(({ text }) => text.includes("BGP state = Active"));
  });
  const speakers = await Promise.all(
    addresses.map((address) => openSession(address, frr.port, NEIGHBOR_ASN, 0)),
  );
  for (const speaker of speakers) speaker.send(routes);
  await until("bgpd", 100, async () => {
    const counts = await frr.askAll(
      addresses.map((address) => `show bgp neighbors ${address} json`),
    );
    const received = counts.map(({ text }) =>
      [...text.matchAll(/"acceptedPrefixCounter":(\d+)/g)].reduce(
        (sum, [, n]) => sum + Number(n),
        0,
      ),
    );
    return received.every((count) => count >= routes.length);
  });
  return speakers;
}
