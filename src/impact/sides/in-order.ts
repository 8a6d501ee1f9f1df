import type { ImpactSession } from "./impact-session.ts";

/** A session without its number. */
export type UnorderedSession = Omit<ImpactSession, "index">;

/** Numbers sessions in the order of routers and names, so that ties are always decided alike. */
export function inOrder(sessions: readonly UnorderedSession[]): readonly ImpactSession[] {
  const keyOf = ({ router, name }: UnorderedSession) => `${router} ${name}`;
  return sessions
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))
    .map((session, index) => ({ ...session, index }));
}
