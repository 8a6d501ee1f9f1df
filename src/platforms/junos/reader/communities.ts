import { CommunitySet, parseCommunity, WELL_KNOWN } from "../../../net/index.ts";

/** A member of a `community`: `52580:1`, `52580:*`, `large:52580:*:*`, `target:*:*`; null: not understood. */
export function readMember(text: string): CommunitySet | null {
  if (text in WELL_KNOWN || /^\d+:\d+$/.test(text)) return exactly(text);
  if (text === "target:*:*") return CommunitySet.all("extended");
  const target = /^target:(\d+)L?:(\d+)$/.exec(text);
  if (target) return exactly(`rt:${target[1] ?? ""}:${target[2] ?? ""}`);
  const large = /^large:(\d+):(\*|\d+):(\*|\d+)$/.exec(text);
  if (large) {
    const [, global = "", one = "", two = ""] = large;
    if (one !== "*" && two !== "*") return exactly(`${global}:${one}:${two}`);
    if (one === "*" && two !== "*") return null;
    const low = {
      kind: "large",
      global: Number(global),
      local1: one === "*" ? 0 : Number(one),
      local2: 0,
    } as const;
    const high = { ...low, local1: one === "*" ? 0xffffffff : low.local1, local2: 0xffffffff };
    return low.global <= 0xffffffff && low.local1 <= 0xffffffff
      ? CommunitySet.between(low, high)
      : null;
  }
  const standard = /^(\d+):\*$/.exec(text);
  const high = Number(standard?.[1]);
  if (!standard || high > 0xffff) return null;
  return CommunitySet.between(
    { kind: "standard", high, low: 0 },
    { kind: "standard", high, low: 0xffff },
  );
}

function exactly(text: string): CommunitySet | null {
  const community = parseCommunity(text);
  return community && CommunitySet.of([community]);
}
