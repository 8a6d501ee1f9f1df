import {
  FAMILIES,
  packValue,
  unpackValue,
  WordMap,
  WORDS,
  type Address,
  type Asn,
  type Family,
} from "../../net/index.ts";
import type { RouteView } from "../../routes/index.ts";
import { unpackAttributes, withNextHop, type Nlri, type Update } from "../../wire/index.ts";
import type { DumpPlace, DumpPlaces } from "../dump-places.ts";
import type { DumpItem } from "../dump-reader.ts";
import type { AttributeStore } from "./attribute-store.ts";
import { makeRoute } from "./make-route.ts";

/** The value of a route whose attributes are not needed: it is left out. */
const WITHOUT_ATTRIBUTES = 1;
/** The bit, next to the length of a prefix, of routes with a path identifier. */
const HAS_PATH_ID = 0x100;
/** How many items are given at once. */
const BATCH = 1000;

/** The routes of one neighbor in one view, as its UPDATEs make them: without an object for each. */
export class NeighborRoutes {
  readonly view: RouteView;
  readonly #neighbor: { readonly address: Address; readonly asn: Asn };
  readonly #places: DumpPlaces;
  readonly #store: AttributeStore;
  readonly #tables = new Map<Family, { readonly place: DumpPlace; readonly map: WordMap }>();

  constructor(
    neighbor: { readonly address: Address; readonly asn: Asn },
    view: RouteView,
    places: DumpPlaces,
    store: AttributeStore,
  ) {
    this.#neighbor = neighbor;
    this.view = view;
    this.#places = places;
    this.#store = store;
  }

  /** Does what an UPDATE says; returns false if there are too many different attributes. */
  apply({ withdrawn, announced, packed }: Update): boolean {
    for (const one of withdrawn) {
      const { map } = this.#table(one.prefix.family);
      writeKey(map, one);
      const entry = map.find();
      if (entry >= 0) this.#set(map, entry, 0);
    }
    for (const one of announced) {
      const { map, place } = this.#table(one.prefix.family);
      const isKept = place.kind === "place";
      const attributes = isKept
        ? this.#store.add(withNextHop(packed, one.nextHop))
        : WITHOUT_ATTRIBUTES;
      if (attributes === null) return false;
      writeKey(map, one);
      this.#set(map, map.add(), attributes);
    }
    return true;
  }

  /** The session is over: none of its routes is left. */
  clear(): void {
    for (const { map } of this.#tables.values()) {
      for (let entry = 0; entry < map.size; entry++) this.#set(map, entry, 0);
    }
    this.#tables.clear();
  }

  /** The families of which there was anything, and those of the network's sessions with the neighbor. */
  families(): readonly Family[] {
    return FAMILIES.filter((family) => this.#tables.has(family) || this.isSession(family));
  }

  /** Whether the network has a session for the neighbor's routes of a family. */
  isSession(family: Family): boolean {
    return this.#placeOf(family).kind === "place";
  }

  /** The place of a family and its routes, or what is left out, in batches. */
  *items(family: Family): Generator<readonly DumpItem[]> {
    const { place, map } = this.#table(family);
    if (place.kind === "failed") return;
    let batch: DumpItem[] = place.kind === "place" ? [{ kind: "place", place: place.place }] : [];
    const attributesOf = cached(1000, (number) => unpackAttributes(this.#store.get(number)));
    for (let entry = 0; entry < map.size; entry++) {
      const number = map.get(entry);
      if (number === 0) continue;
      if (place.kind === "left-out") batch.push({ kind: "left-out", what: place.what });
      else {
        const attributes = attributesOf(number);
        batch.push(
          makeRoute(place.place, readKey(map, entry, family), attributes, attributes.nextHop),
        );
      }
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  #table(family: Family) {
    let table = this.#tables.get(family);
    if (!table) {
      table = { place: this.#placeOf(family), map: new WordMap(WORDS[family] + 2) };
      this.#tables.set(family, table);
    }
    return table;
  }

  #placeOf(family: Family): DumpPlace {
    return this.#places.of({ ...this.#neighbor, name: null, family }, this.view);
  }

  #set(map: WordMap, entry: number, value: number): void {
    const before = map.get(entry);
    if (before > WITHOUT_ATTRIBUTES) this.#store.release(before);
    map.set(entry, value);
  }
}

function writeKey({ key }: WordMap, { prefix, pathId }: Nlri): void {
  const at = WORDS[prefix.family];
  packValue(prefix.family, prefix.value, key, 0);
  key[at] = prefix.length + (pathId === null ? 0 : HAS_PATH_ID);
  key[at + 1] = pathId ?? 0;
}

function readKey(map: WordMap, entry: number, family: Family): Nlri {
  map.load(entry);
  const { key } = map;
  const length = key[WORDS[family]] ?? 0;
  const value = unpackValue(family, key, 0);
  const pathId = (length & HAS_PATH_ID) === 0 ? null : (key[WORDS[family] + 1] ?? 0);
  return { prefix: { family, value, length: length & 0xff }, pathId };
}

/** The same function, which remembers the last results. */
function cached<Value>(most: number, make: (number: number) => Value): (number: number) => Value {
  const known = new Map<number, Value>();
  return (number) => {
    const found = known.get(number);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const value = make(number);
    known.set(number, value);
    return value;
  };
}
