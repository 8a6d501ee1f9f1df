import { formatAddress, formatCommunity } from "../../src/net/index.ts";
import type { Route } from "../../src/policy/index.ts";
import { visible } from "./expected.ts";
import type { Routes } from "./router.ts";

/** One line for each prefix that is not what it should be. */
export function compare(where: string, expected: Routes, found: Routes): readonly string[] {
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((prefix) => {
    const [wanted, got] = [describe(expected.get(prefix)), describe(found.get(prefix))];
    return wanted === got ? [] : [`${where}, ${prefix}: expected ${wanted}; found ${got}`];
  });
}

function describe(raw: Route | undefined): string {
  if (!raw) return "nothing";
  const route = visible(raw);
  const path = route.asPath.map((hop) =>
    typeof hop === "number" ? `${hop}` : `{${hop.join(" ")}}`,
  );
  return [
    `path ${path.join(" ")}`,
    `to ${typeof route.nextHop === "string" ? route.nextHop : formatAddress(route.nextHop)}`,
    `preference ${route.localPreference ?? "-"}`,
    `med ${route.med ?? "-"}`,
    `origin ${route.origin}`,
    `communities ${route.communities.map(formatCommunity).join(" ")}`,
  ].join(", ");
}
