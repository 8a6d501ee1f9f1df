import type { RegisteredObject } from "../../net/index.ts";
import { compareSnapshots, type ObjectChange } from "../../snapshot/index.ts";
import type { NetworkPair } from "./why.ts";

/** An object of the registries before and after; null if it does not exist. */
export interface ObjectPair {
  readonly name: string;
  readonly before: RegisteredObject | null;
  readonly after: RegisteredObject | null;
  /** What happened to it; null if it has the same contents. */
  readonly change: ObjectChange | null;
}

/**
 * The objects of two networks' registries. Each is compared once: several changes may come from one, and it may have
 * hundreds of thousands of prefixes.
 */
export class ObjectPairs {
  readonly #sources: NetworkPair;
  readonly #known = new Map<string, ObjectPair>();

  constructor(sources: NetworkPair) {
    this.#sources = sources;
  }

  /** An object by its name. */
  of(name: string): ObjectPair {
    let pair = this.#known.get(name);
    if (!pair) {
      const before = this.#sources.before.registry.get(name) ?? null;
      const after = this.#sources.after.registry.get(name) ?? null;
      pair = { name, before, after, change: changeOf(name, before, after) };
      this.#known.set(name, pair);
    }
    return pair;
  }
}

function changeOf(
  name: string,
  before: RegisteredObject | null,
  after: RegisteredObject | null,
): ObjectChange | null {
  if (before === after) return null;
  const asSnapshot = (object: RegisteredObject | null) => new Map(object ? [[name, object]] : []);
  return compareSnapshots(asSnapshot(before), asSnapshot(after))[0] ?? null;
}
