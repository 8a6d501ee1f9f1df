import { isRemoved, type Peer } from "../../declaration/index.ts";
import type { NewSession } from "./wanted.ts";

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/**
 * Names new sessions where a peer has several at one place on one router and in one family: `first`, `second`, in their
 * order. A session that is declared without a name keeps none, and a name that is taken is not used again.
 */
export function nameSessions(
  sessions: readonly NewSession[],
  peer: Peer | null,
): readonly NewSession[] {
  const declared = new Map<string, (string | null)[]>();
  for (const session of peer?.sessions ?? []) {
    if (isRemoved(session)) continue;
    const { router, place, local, name } = session;
    const at = place.kind === "exchange" ? place.id : place.name;
    const key = [router.value, place.kind, at, local.family].join("\n");
    declared.set(key, [...(declared.get(key) ?? []), name]);
  }
  const used = new Map([...declared].map(([key, names]) => [key, new Set(names)]));
  const count = new Map<string, number>();
  return sessions.map((session) => {
    const key = keyOf(session);
    const before = declared.get(key)?.length ?? 0;
    const place = (count.get(key) ?? 0) + 1;
    count.set(key, place);
    const all = before + sessions.filter((each) => keyOf(each) === key).length;
    if (all === 1) return session;
    const taken = used.get(key) ?? new Set();
    used.set(key, taken);
    for (let number = before + place; ; number++) {
      const name = ORDINALS[number - 1] ?? `session-${number}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return { ...session, name };
    }
  });
}

function keyOf({ router, place, local }: NewSession): string {
  const at = place.kind === "exchange" ? place.id : place.name;
  return [router, place.kind, at, local.family].join("\n");
}
