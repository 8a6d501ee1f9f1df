import { readPacked, type Asn, type Family } from "../../net/index.ts";
import { Database, type RegisteredSet, type RouteObject } from "./database.ts";
import type { RouteTable } from "./route-table.ts";
import { RouteTableBuilder } from "./route-table-builder.ts";
import { DropLog } from "../rpsl/drop-log.ts";
import {
  excerpt,
  type DroppedObject,
  type DropReason,
  type DropSummary,
} from "../rpsl/dropped-object.ts";
import type { ObjectSink } from "../rpsl/object-splitter.ts";
import type { DumpSink } from "../rpsl/split-objects.ts";
import { readRecord } from "../rpsl/read-record.ts";
import type { RpslObject } from "../rpsl/rpsl-object.ts";
import type { RouteRecord, SetRecord } from "../rpsl/rpsl-record.ts";

/** The most sources that a database can distinguish. */
const MAX_SOURCES = 1000;

/** V8 copies slices that are shorter than this, as most members of sets are. */
const SHORTEST_SLICE = 13;

/** Scratch space for packing a prefix on its way into a table. */
const WORDS = new Uint32Array(4);

/** A route object's claim to be in a route-set. */
interface RouteReference {
  readonly row: number;
  readonly family: Family;
  readonly maintainers: readonly string[];
}

/** An aut-num's claim to be in as-sets. */
interface AsReference {
  readonly asn: Asn;
  readonly memberOf: readonly string[];
  readonly maintainers: readonly string[];
}

/**
 * Takes the objects of any number of dumps and builds a database. Of objects with the same key, the last one counts.
 */
export class DatabaseBuilder {
  readonly #routes = { ipv4: new RouteTableBuilder("ipv4"), ipv6: new RouteTableBuilder("ipv6") };
  readonly #sources = new Map<string, number>();
  readonly #sets = new Map<string, SetRecord>();
  readonly #asReferences = new Map<string, AsReference>();
  /** `SOURCE set` → the route objects that name the set in `member-of`. */
  readonly #routeReferences = new Map<string, RouteReference[]>();
  readonly #strings = new Map<string, string>();
  readonly #log = new DropLog();
  #objects = 0;

  /** The dropped objects so far. */
  get dropped(): DropSummary {
    return this.#log.summary();
  }

  /** The number of objects taken from dumps so far, without those that were dropped. */
  get objects(): number {
    return this.#objects;
  }

  /** A sink for the objects of one dump, which is identified by its path. */
  sink(file: string): DumpSink {
    const dropped = (object: string, line: number, reason: DropReason, detail: string): void => {
      this.#log.add({ object, file, line, reason, detail });
    };
    let [source, index]: [string, number | null] = ["", null];
    return {
      dropped,
      object: (object) => this.#take(object, dropped),
      route: (route) => {
        if (route.source !== source) {
          source = route.source;
          index = this.#sourceIndex(source);
        }
        if (index === null) return false;
        this.#objects++;
        this.#routes[route.family].add(route.words, route.length, route.origin, index);
        return true;
      },
    };
  }

  /** Registers a source, whether it has objects or not; false if there are too many. */
  addSource(source: string): boolean {
    return this.#sourceIndex(source) !== null;
  }

  /** Adds a set that is already read, with a registered source. */
  addSet(record: SetRecord): void {
    this.#sets.set(`${record.source} ${record.class} ${record.name}`, this.#own(record));
  }

  /** Adds a route object of a registered source; false if the text is not a prefix of the family. */
  addRoute(prefix: string, family: Family, origin: Asn, source: string): boolean {
    const index = this.#sources.get(source);
    if (index === undefined) throw new Error(`not a source: ${source}`);
    const length = readPacked(prefix, family, WORDS);
    if (typeof length === "string") return false;
    this.#routes[family].add(WORDS, length, origin, index);
    return true;
  }

  /** Records an object that cannot be used. */
  addDropped(dropped: DroppedObject): void {
    this.#log.add(dropped);
  }

  #take(object: RpslObject, dropped: ObjectSink["dropped"]): void {
    const record = readRecord(object);
    const drop = (reason: DropReason, detail: string): void => {
      const key = excerpt(object.attributes[0]?.value ?? "");
      const source = object.attributes.find(({ name }) => name === "source")?.value ?? "";
      this.#log.countSource(source);
      dropped(`${object.class} ${key}`, object.line, reason, detail);
    };
    if ("problem" in record) {
      drop(record.problem, record.detail);
      return;
    }
    const source = this.#sourceIndex(record.source);
    if (source === null) {
      const detail = `the dumps name more than ${MAX_SOURCES} sources`;
      drop("bad-source", detail);
      return;
    }
    this.#objects++;
    switch (record.kind) {
      case "route":
        this.#addRoute(record, source);
        break;
      case "set":
        this.addSet(record);
        break;
      case "aut-num": {
        const { asn, memberOf, maintainers } = record;
        const id = `${record.source} ${asn}`;
        if (memberOf.length === 0) this.#asReferences.delete(id);
        else {
          const [sets, owners] = [memberOf, maintainers].map((list) => this.#ownAll(list));
          this.#asReferences.set(id, { asn, memberOf: sets ?? [], maintainers: owners ?? [] });
        }
        break;
      }
    }
  }

  #addRoute(record: RouteRecord, source: number): void {
    const { family } = record;
    const row = this.#routes[family].add(record.words, record.length, record.origin, source);
    for (const set of record.memberOf) {
      const id = this.#string(`${record.source} ${set}`);
      const reference = { row, family, maintainers: this.#ownAll(record.maintainers) };
      const others = this.#routeReferences.get(id);
      if (others) others.push(reference);
      else this.#routeReferences.set(id, [reference]);
    }
  }

  #sourceIndex(source: string): number | null {
    const known = this.#sources.get(source);
    if (known !== undefined) return known;
    if (this.#sources.size === MAX_SOURCES) return null;
    this.#sources.set(this.#string(source), this.#sources.size);
    return this.#sources.size - 1;
  }

  /** A copy of a record that does not keep the dump's text in memory. */
  #own(record: SetRecord): SetRecord {
    return {
      ...record,
      name: this.#string(record.name),
      source: this.#string(record.source),
      members: this.#ownAll(record.members),
      mbrsByRef: this.#ownAll(record.mbrsByRef),
    };
  }

  #ownAll(texts: readonly string[]): readonly string[] {
    return texts.map((text) => this.#string(text));
  }

  /** One copy of each long text: a slice would keep the whole chunk of the dump in memory. */
  #string(text: string): string {
    if (text.length < SHORTEST_SLICE) return text;
    const known = this.#strings.get(text);
    if (known !== undefined) return known;
    const copy = Buffer.from(text, "utf8").toString("utf8");
    this.#strings.set(copy, copy);
    return copy;
  }

  /** Sorts and links the objects. The builder cannot be used afterwards. */
  build(): Database {
    const built = { ipv4: this.#routes.ipv4.build(), ipv6: this.#routes.ipv6.build() };
    const sources = [...this.#sources.keys()];
    const routes = { ipv4: built.ipv4.table, ipv6: built.ipv6.table };
    const asns = this.#asnsByReference();
    const sets = new Map<string, RegisteredSet[]>();
    for (const record of this.#sets.values()) {
      const { name, source } = record;
      const allowed = (maintainers: readonly string[]): boolean =>
        record.mbrsByRef.includes("ANY") || maintainers.some((m) => record.mbrsByRef.includes(m));
      let members = record.members;
      const referred: RouteObject[] = [];
      if (record.mbrsByRef.length > 0 && record.class === "as-set") {
        const more = (asns.get(`${source} ${name}`) ?? [])
          .filter((reference) => allowed(reference.maintainers))
          .map((reference) => `AS${reference.asn}`);
        members = [...new Set([...members, ...more])].sort();
      }
      if (record.mbrsByRef.length > 0 && record.class === "route-set") {
        for (const reference of this.#routeReferences.get(`${source} ${name}`) ?? []) {
          const row = built[reference.family].rowOf(reference.row);
          if (row === null || !allowed(reference.maintainers)) continue;
          referred.push(routeAt(routes[reference.family], row, source));
        }
      }
      const set: RegisteredSet = { class: record.class, name, source, members, routes: referred };
      const namesakes = sets.get(name);
      if (!namesakes) sets.set(name, [set]);
      else if (set.class === "as-set") namesakes.unshift(set);
      else namesakes.push(set);
    }
    return new Database({ sources, routes, sets, dropped: this.#log.summary() });
  }

  /** `SOURCE set` → the aut-nums that name the set in `member-of`. */
  #asnsByReference(): Map<string, AsReference[]> {
    const bySet = new Map<string, AsReference[]>();
    for (const [id, reference] of this.#asReferences) {
      const source = id.slice(0, id.indexOf(" "));
      for (const set of reference.memberOf) {
        const key = `${source} ${set}`;
        const others = bySet.get(key);
        if (others) others.push(reference);
        else bySet.set(key, [reference]);
      }
    }
    return bySet;
  }
}

function routeAt(table: RouteTable, row: number, source: string): RouteObject {
  return { prefix: table.prefix(row), origin: table.origin(row), source };
}
