import {
  compareCommunities,
  formatAddress,
  formatCommunity,
  formatPrefix,
} from "../../../src/net/index.ts";
import type { Route } from "../../../src/policy/index.ts";
import type { AnswerLine } from "./control-socket.ts";
import { HOPS } from "./material.ts";

/** The compared attributes of a route, as one text after its prefix. */
export function printRoute({ prefix, ...route }: Route): readonly [string, string] {
  const path = route.asPath.map((hop) =>
    typeof hop === "number" ? `${hop}` : `{${hop.join(" ")}}`,
  );
  const communities = [...route.communities].sort(compareCommunities).map(formatCommunity);
  const to = typeof route.nextHop === "string" ? route.nextHop : formatAddress(route.nextHop);
  const words = [
    `path ${path.join(" ")}`,
    `to ${isLocal(to) ? "self" : to}`,
    `preference ${route.localPreference ?? "-"}`,
    `med ${route.med ?? "-"}`,
    `communities ${communities.sort().join(" ")}`,
  ];
  return [formatPrefix(prefix), words.join("; ")];
}

const isLocal = (text: string) => text === HOPS.ipv4[0] || text === HOPS.ipv6[0];

/** Reads the answer to `show route all`: prefix → the same text as `printRoute`. */
export function readRoutes(lines: readonly AnswerLine[]): ReadonlyMap<string, string> {
  const routes = new Map<string, string>();
  let said: { readonly prefix: string; readonly kind: string; values: Map<string, string> } | null =
    null;
  const end = () => {
    if (said) routes.set(said.prefix, printed(said.kind, said.values));
  };
  for (const { text } of lines) {
    const [, prefix, kind] = /^([0-9a-f.:]+\/\d+)\s+(\w+)/.exec(text) ?? [];
    const [, name, value] = /^\s*BGP\.(\w+): ?(.*)$/.exec(text) ?? [];
    if (prefix !== undefined && kind !== undefined) {
      end();
      said = { prefix, kind, values: new Map() };
    } else if (name !== undefined) said?.values.set(name, (value ?? "").trim());
  }
  end();
  return routes;
}

function printed(kind: string, values: ReadonlyMap<string, string>): string {
  const communities = ["community", "ext_community", "large_community"].flatMap((name) =>
    [...(values.get(name) ?? "").matchAll(/\(([^)]*)\)/g)].map(([, inside]) =>
      (inside ?? "").replaceAll(/, ?/g, ":"),
    ),
  );
  const hop = values.get("next_hop")?.split(" ")[0] ?? "self";
  const to = kind === "blackhole" ? "discard" : isLocal(hop) ? "self" : hop;
  return [
    `path ${values.get("as_path") ?? ""}`,
    `to ${to}`,
    `preference ${values.get("local_pref") ?? "-"}`,
    `med ${values.get("med") ?? "-"}`,
    `communities ${communities.sort().join(" ")}`,
  ].join("; ");
}
