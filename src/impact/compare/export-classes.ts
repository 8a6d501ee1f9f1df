import type { Family } from "../../net/index.ts";
import { isUp, type ImpactSession, type SessionSide } from "../sides/impact-session.ts";

/** Sessions of one router that announce the same routes in the same way, on either side. */
export interface ExportClass {
  readonly sessions: readonly ImpactSession[];
  readonly before: SessionSide | null;
  readonly after: SessionSide | null;
  /** Whether they announce every route of an unchanged table as before. */
  readonly isSame: boolean;
}

/** The classes of a network: by router and family. */
export type ExportClasses = ReadonlyMap<string, Readonly<Record<Family, readonly ExportClass[]>>>;

/** Groups sessions by what decides about announcements: most sessions of a router have that in common. */
export function exportClasses(sessions: readonly ImpactSession[]): ExportClasses {
  const numbers = new Map<object, number>();
  const numberOf = (part: object): number => {
    let number = numbers.get(part);
    if (number === undefined) numbers.set(part, (number = numbers.size));
    return number;
  };
  const keyOf = (side: SessionSide | null): string => {
    if (!isUp(side)) return "down";
    return `${side.rules.role ?? ""} ${side.export.parts.map(numberOf).join(",")}`;
  };
  const classes = new Map<string, Record<Family, Map<string, ImpactSession[]>>>();
  for (const session of sessions) {
    const { router, family, before, after } = session;
    const none = {
      ipv4: new Map<string, ImpactSession[]>(),
      ipv6: new Map<string, ImpactSession[]>(),
    };
    const here = classes.get(router) ?? none;
    classes.set(router, here);
    const key = `${keyOf(before)} | ${keyOf(after)}`;
    here[family].set(key, [...(here[family].get(key) ?? []), session]);
  }
  const made = (groups: Map<string, ImpactSession[]>) => [...groups.values()].flatMap(classOf);
  return new Map(
    [...classes].map(([router, { ipv4, ipv6 }]) => [
      router,
      { ipv4: made(ipv4), ipv6: made(ipv6) },
    ]),
  );
}

function classOf(sessions: readonly ImpactSession[]): readonly ExportClass[] {
  const [first] = sessions;
  if (!first) return [];
  const { before, after, sameExport } = first;
  const isSame = sameExport && isUp(before) === isUp(after);
  return [{ sessions, before, after, isSame: isSame || (!isUp(before) && !isUp(after)) }];
}
