import { formatAddress, formatObjectName, formatPrefix } from "../../net/index.ts";
import { platformFacts } from "../../platforms/index.ts";
import { yamlAddress, yamlText } from "../adding/yaml-text.ts";
import type { Answers, NewExchange, NewRouter } from "./answers.ts";

/** The text of `network.yaml`. `waivers` has, by router, the rules that its platform cannot express. */
export function networkText(
  answers: Answers,
  schema: string,
  waivers: ReadonlyMap<string, readonly string[]>,
): string {
  const { asn, name, isLab, asSets, irrServers, irrSources, routers, exchanges } = answers;
  return `${[
    `# yaml-language-server: $schema=${schema}`,
    "# What is ours. `peerc validate` checks it; an editor that knows the schema above completes it.",
    "network:",
    `  asn: ${asn}`,
    `  name: ${yamlText(name)}`,
    `  as_sets: [${asSets.map(formatObjectName).join(", ")}] # what we announce`,
    ...(isLab ? ["  lab: true # allows ASNs for private use and documentation"] : []),
    "  # Address space of ours that our ASN has not registered; nobody else may announce it to us:",
    "  # prefixes: [192.0.2.0/24]",
    "",
    "irr:",
    ...list(
      "servers",
      irrServers.map(yamlAddress),
      "Tried in order; a second one confirms what the first reports as missing",
    ),
    ...list("sources", irrSources, "Registries, in order of preference"),
    "",
    "# How we peer. A relation that has no policy here, like `customer`, has the shipped one of its name. Your own go into policies/.",
    "policy: azion-peering",
    "",
    "routers:",
    ...routers.flatMap((router) => routerLines(router, answers, waivers.get(router.name) ?? [])),
    ...(exchanges.length === 0 ? [] : ["", "exchanges:", ...exchanges.flatMap(exchangeLines)]),
    "",
    ...sourcesLines(answers),
  ].join("\n")}\n`;
}

/** The widest line that stays on one line. */
const WIDTH = 100;

/** A list in brackets with a comment, or one item a line if that is too long. */
function list(key: string, items: readonly string[], about: string): readonly string[] {
  const line = `  ${key}: [${items.join(", ")}]`;
  return line.length <= WIDTH
    ? [`  # ${about}`, line]
    : [`  # ${about}`, `  ${key}:`, ...items.map((item) => `    - ${item}`)];
}

function routerLines(
  { name, platform, routerId, version }: NewRouter,
  { rpkiCaches }: Answers,
  waived: readonly string[],
): readonly string[] {
  const caches = rpkiCaches.map((cache) => `{ address: ${yamlAddress(formatAddress(cache))} }`);
  const line = `    rpki: { caches: [${caches.join(", ")}] }`;
  return [
    `  ${name}:`,
    `    platform: ${platform}`,
    version === null
      ? `    # version: "${platformFacts[platform].defaultVersion.join(".")}" # assumed unless you say what it runs`
      : `    version: ${JSON.stringify(version)}`,
    `    router_id: ${formatAddress(routerId)}`,
    ...(waived.length === 0
      ? []
      : [`    waive: [${waived.join(", ")}] # the platform cannot express it`]),
    ...(platform === "frr"
      ? [
          "    # The router's own configuration, to which ours is added. Without it, loading our file removes everything else:",
          `    # base: base/${name}.conf`,
        ]
      : []),
    ...(line.length <= WIDTH
      ? [line]
      : ["    rpki:", "      caches:", ...caches.map((cache) => `        - ${cache}`)]),
  ];
}

function exchangeLines({ id, name, lans }: NewExchange): readonly string[] {
  const lan = lans.map((each) => `${each.family}: ${yamlAddress(formatPrefix(each))}`).join(", ");
  return [`  ${id}:`, `    name: ${yamlText(name)}`, `    lan: { ${lan} }`];
}

function sourcesLines({ peeringdb }: Answers): readonly string[] {
  const about =
    "# Where `peerc fetch` gets what is known of peers besides registrations, for `peerc add`, `candidates` and `audit`";
  return peeringdb === null
    ? [`${about}:`, "# sources:", '#   peeringdb: { from: "https://www.peeringdb.com/api" }']
    : [`${about}.`, "sources:", "  peeringdb:", `    from: ${JSON.stringify(peeringdb)}`];
}
