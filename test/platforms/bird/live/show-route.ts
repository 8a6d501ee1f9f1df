/** Reads birdc's `show route all`: prefix → the same text as `printRoute`. BIRD 3 writes `bgp_path` for `BGP.as_path`. */
export function parseRoutes(text: string): Readonly<Record<string, string>> {
  const routes: Record<string, string> = {};
  for (const block of text.split(/\n(?=\d)/)) {
    const [, prefix, destination] = /^(\d\S*)\s+(\w+)/m.exec(block) ?? [];
    if (prefix === undefined) continue;
    const get = (name: string) =>
      new RegExp(`(?:BGP\\.|bgp_)${name}: ?(.*)`).exec(block)?.[1]?.trim() ?? "";
    // Ours by the filter's word, or by being a route of our own that has none.
    const nextHop = get("next_hop").replace(/^$|^127\.0\.0\.1$/, "self");
    const communities = ["community", "ext_community", "large_community"].flatMap((name) =>
      sorted(
        [...get(name).matchAll(/\(([^)]*)\)/g)].map(([, inside]) =>
          (inside ?? "").replaceAll(/, ?/g, ":"),
        ),
      ),
    );
    routes[prefix] = [
      `path ${get("(?:as_)?path")}`,
      `to ${destination === "blackhole" ? "discard" : nextHop}`,
      `preference ${get("local_pref") || "-"}`,
      `med ${get("med") || "-"}`,
      `communities ${communities.join(" ")}`,
    ].join("; ");
  }
  return routes;
}

function sorted(texts: readonly string[]): readonly string[] {
  const key = (text: string) =>
    text
      .split(":")
      .map((part) => (/^\d+$/.test(part) ? part.padStart(10, "0") : part))
      .join(":");
  return [...texts].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
