import { formatPrefix, type Family } from "../../net/index.ts";
import { familySuffix } from "../../policy/index.ts";
import type { Mode, RouterFilters, TrafficFilter } from "../filters/traffic-filter.ts";
import { CONTROL_TRAFFIC } from "./control-traffic.ts";
import { filterName } from "./counter-name.ts";
import { sharedLists, type SharedList } from "./shared-lists.ts";

/** What Aerleon calls the platforms of which it makes filters, and their families. */
const TARGETS = {
  junos: { name: "juniper", ipv4: "inet", ipv6: "inet6" },
  iosxr: { name: "ciscoxr", ipv4: "extended", ipv6: "inet6" },
} as const;

/** Platforms whose filters are made by Aerleon. */
export type AerleonPlatform = keyof typeof TARGETS;

/** A policy file of Aerleon, and the definitions that it uses. */
export interface AerleonFiles {
  readonly policy: string;
  readonly definitions: string;
}

/**
 * The filters of a router as a policy of the ACL compiler Aerleon, with definitions of the networks in it, both in its
 * YAML format (aerleon.readthedocs.io). All values are words, numbers and prefixes, so nothing needs quotes.
 */
export function aerleonFiles(
  router: RouterFilters,
  platform: AerleonPlatform,
  mode: Mode,
): AerleonFiles {
  const { lists, of } = sharedLists(router);
  const owner = router.router.toUpperCase();
  const filters = router.filters.flatMap((filter) =>
    filter.families.flatMap(({ family, announced }) =>
      filterLines(filter, family, {
        target: `${TARGETS[platform].name}: ${filterName(filter, family)} ${TARGETS[platform][family]}`,
        permitted: permittedName(owner, filter, family),
        announced: announcedName(owner, of(announced)),
        action: mode === "count" ? "accept" : "deny",
      }),
    ),
  );
  const networks = [
    ...lists.flatMap((list) =>
      networkLines(announcedName(owner, list), list.prefixes.map(formatPrefix)),
    ),
    ...router.filters.flatMap((filter) =>
      filter.families.flatMap(({ family }) =>
        networkLines(permittedName(owner, filter, family), [
          ...filter.own.filter((one) => one.family === family).map(formatPrefix),
          ...CONTROL_TRAFFIC[family],
        ]),
      ),
    ),
  ];
  const head = `# Written by peerc acl for ${router.router}; https://aerleon.readthedocs.io/`;
  return {
    policy: text([head, "filters:", ...filters]),
    definitions: text([head, "networks:", ...networks, "services: {}"]),
  };
}

interface FilterWords {
  readonly target: string;
  readonly permitted: string;
  readonly announced: string;
  readonly action: "accept" | "deny";
}

function filterLines(
  { place, interface: name, peers }: TrafficFilter,
  family: Family,
  { target, permitted, announced, action }: FilterWords,
): readonly string[] {
  const where = name === null || name === place ? place : `${place} (${name})`;
  const from = peers.map((asn) => `AS${asn}`).join(", ");
  const title = family === "ipv4" ? "IPv4" : "IPv6";
  return [
    "  - header:",
    "      comment: |",
    `        ${title} arriving at ${where} from ${from}.`,
    "      targets:",
    `        ${target}`,
    "    terms:",
    "      - name: to-the-router",
    `        destination-address: ${permitted}`,
    "        action: accept",
    "      - name: announced",
    `        destination-address: ${announced}`,
    "        counter: announced",
    "        action: accept",
    "      - name: not-announced",
    "        counter: not-announced",
    `        action: ${action}`,
  ];
}

function networkLines(name: string, prefixes: readonly string[]): readonly string[] {
  return [
    `  ${name}:`,
    "    values:",
    ...prefixes.map((prefix) => `      - address: ${quote(prefix)}`),
  ];
}

/** A YAML string: an IPv6 prefix may have `::` in it. */
function quote(prefix: string): string {
  return `"${prefix}"`;
}

function announcedName(owner: string, { family, number }: SharedList): string {
  return `${owner}_ANNOUNCED_${familySuffix(family)}_${number}`;
}

function permittedName(owner: string, filter: TrafficFilter, family: Family): string {
  return `${owner}_TO_ROUTER_${filterName(filter, family)}`;
}

function text(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
