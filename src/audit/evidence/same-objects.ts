import type { ObjectName } from "../../net/index.ts";

/** Whether two names may be of the same object: a registry that only one of the two gives does not matter. */
export function fitsObject(a: ObjectName, b: ObjectName): boolean {
  return a.name === b.name && (a.source === null || b.source === null || a.source === b.source);
}

/** Whether two lists name the same objects. */
export function sameObjects(one: readonly ObjectName[], other: readonly ObjectName[]): boolean {
  const within = (some: readonly ObjectName[], all: readonly ObjectName[]) =>
    some.every((a) => all.some((b) => fitsObject(a, b)));
  return within(one, other) && within(other, one);
}
