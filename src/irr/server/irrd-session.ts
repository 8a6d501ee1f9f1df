import {
  exactly,
  FAMILIES,
  formatPrefix,
  type Asn,
  type Family,
  type PrefixRange,
} from "../../net/index.ts";
import type { Database, RegisteredSet, SetClass } from "../database/database.ts";
import { applyEffect, NO_EFFECT } from "../expansion/range-effect.ts";
import { readAsn, readSetName } from "../rpsl/names.ts";
import { excerpt } from "../rpsl/dropped-object.ts";
import { walkSet, type SetWalk } from "../expansion/walk-set.ts";

/** The answer to a query. */
export type IrrdAnswer =
  | { readonly kind: "data"; readonly text: string }
  /** Success without data. */
  | { readonly kind: "done" }
  /** There is no such object, or it contains nothing: the protocol does not distinguish the two. */
  | { readonly kind: "not-found" }
  | { readonly kind: "failed"; readonly problem: string }
  | { readonly kind: "silent" }
  | { readonly kind: "quit" };

const DONE: IrrdAnswer = { kind: "done" };
const NOT_FOUND: IrrdAnswer = { kind: "not-found" };
const BOTH: readonly SetClass[] = ["as-set", "route-set"];

/** The answer to `!v`. */
const VERSION = "IRRd -- version 4 (protocol), served by peerc";

/**
 * One conversation in the IRRd protocol: the queries that bgpq4 and similar tools send, over a database. Independent
 * of sockets. It deliberately differs from IRRd in one answer: `!iRS-X,1` applies range operators on ASNs and sets as
 * RFC 2622 says, where IRRd leaves such members out; and it writes `^n` as `^n-n`, which means the same and which
 * bgpq4 understands.
 */
export class IrrdSession {
  readonly #database: Database;
  #sources: readonly string[];
  /** The sources as the client named them, including duplicates. */
  #selection: readonly string[];
  #excluded: readonly string[] = [];
  #multiple = false;
  #idleSeconds: number;

  constructor(database: Database, idleSeconds = 30) {
    this.#database = database;
    this.#sources = database.sources;
    this.#selection = database.sources;
    this.#idleSeconds = idleSeconds;
  }

  /** Whether the connection stays open after an answer (`!!`). */
  get multiple(): boolean {
    return this.#multiple;
  }

  /** How long the client may be idle, in seconds (`!t`). */
  get idleSeconds(): number {
    return this.#idleSeconds;
  }

  /** Answers one query, given without its newline. */
  answer(line: string): IrrdAnswer {
    const query = line.trim();
    if (query === "") return { kind: "silent" };
    if (query.includes("\0")) return fail("Queries may not contain null bytes");
    if (!query.startsWith("!")) return fail("Only IRRd-style queries are answered");
    if (/^!q$/i.test(query)) return { kind: "quit" };
    const command = query.slice(1, 2);
    // Unchanged: IRRd does not find ` AS-X` either.
    const argument = query.slice(2);
    if (command === "") return fail("Missing IRRD command");
    if ("tg6imns".includes(command) && argument === "") {
      return fail(`Missing parameter for ${command} query`);
    }
    switch (command) {
      case "!":
        this.#multiple = true;
        return { kind: "silent" };
      case "n":
        return DONE;
      case "v":
        return data(VERSION);
      case "t":
        return this.#setTimeout(argument);
      case "s":
        return this.#selectSources(argument);
      case "e":
        return this.#excludeSets(argument);
      case "g":
        return this.#routesOf(argument, "ipv4");
      case "6":
        return this.#routesOf(argument, "ipv6");
      case "a":
        return this.#routesOfSet(argument);
      case "i":
        return this.#members(argument);
      case "m":
        return this.#object(argument);
      default:
        return fail(`Unrecognised command: ${excerpt(command)}`);
    }
  }

  #setTimeout(argument: string): IrrdAnswer {
    const seconds = /^\d{1,4}$/.test(argument) ? Number(argument) : 0;
    if (seconds < 1 || seconds > 1000)
      return fail(`Invalid value for timeout: ${excerpt(argument)}`);
    this.#idleSeconds = seconds;
    return DONE;
  }

  #selectSources(argument: string): IrrdAnswer {
    if (argument === "-lc") return data(this.#selection.join(","));
    if (argument === "-*") return DONE;
    const wanted = argument.toUpperCase().split(",");
    if (!wanted.every((source) => this.#database.sources.includes(source))) {
      return fail("One or more selected sources are unavailable.");
    }
    this.#selection = wanted;
    this.#sources = [...new Set(wanted)];
    return DONE;
  }

  #excludeSets(argument: string): IrrdAnswer {
    if (argument === "-lc") {
      return this.#excluded.length === 0 ? DONE : data(this.#excluded.join(","));
    }
    this.#excluded = argument === "" ? [] : argument.toUpperCase().split(",");
    return DONE;
  }

  #routesOf(argument: string, family: Family): IrrdAnswer {
    const asn = readAsn(argument);
    if (asn === null) return fail(`Invalid AS number ${excerpt(argument)}`);
    return data(unique(this.#prefixesOf([asn], [family])).join(" "));
  }

  #routesOfSet(argument: string): IrrdAnswer {
    const family = argument.startsWith("4") ? "ipv4" : argument.startsWith("6") ? "ipv6" : null;
    const name = family === null ? argument : argument.slice(1);
    if (name === "") return fail("Missing required set name for A query");
    const set = this.#find(name, ["as-set"]);
    if (set === undefined) return NOT_FOUND;
    const asns = this.#walk(set).asns.map(({ asn }) => asn);
    const families: readonly Family[] = family === null ? FAMILIES : [family];
    return data(unique(this.#prefixesOf(asns, families)).join(" "));
  }

  #members(argument: string): IrrdAnswer {
    const recursive = argument.endsWith(",1");
    const name = recursive ? argument.slice(0, -2) : argument;
    const set = this.#find(name, BOTH);
    if (set === undefined) return NOT_FOUND;
    if (!recursive) {
      const routes = set.routes.map((route) => formatPrefix(route.prefix));
      return list([...set.members, ...routes].filter((member) => member !== name));
    }
    const walk = this.#walk(set);
    if (set.class === "as-set") return list(walk.asns.map(({ asn }) => `AS${asn}`));
    const ranges = walk.prefixes.map(({ range }) => formatForClient(range));
    const plain = walk.asns.filter(({ effect }) => effect === NO_EFFECT);
    return list([
      ...ranges,
      ...this.#prefixesOf(
        plain.map(({ asn }) => asn),
        FAMILIES,
      ),
      ...this.#rangesOf(walk),
    ]);
  }

  /** The routes of the ASNs that have range operators. */
  #rangesOf(walk: SetWalk): string[] {
    return walk.asns.flatMap(({ asn, effect }) =>
      effect === NO_EFFECT
        ? []
        : FAMILIES.flatMap((family) =>
            this.#database.rowsOf(asn, family, this.#sources).flatMap((row) => {
              const prefix = this.#database.routes[family].prefix(row);
              const range = applyEffect(exactly(prefix), effect);
              return range === null ? [] : [formatForClient(range)];
            }),
          ),
    );
  }

  #object(argument: string): IrrdAnswer {
    const comma = argument.indexOf(",");
    if (comma < 0) return fail(`Invalid argument for object lookup: ${excerpt(argument)}`);
    const type = BOTH.find((known) => known === argument.slice(0, comma));
    // IRRd would look it up; answering "not found" for a class that is not kept would be wrong.
    if (type === undefined) return fail("Only as-set and route-set objects are served");
    const set = this.#find(argument.slice(comma + 1), [type]);
    return set === undefined ? NOT_FOUND : data(formatSet(set));
  }

  #find(text: string, classes: readonly SetClass[]): RegisteredSet | undefined {
    const name = readSetName(text);
    return name === null ? undefined : this.#database.findSets(name, this.#sources, classes)[0];
  }

  #walk(set: RegisteredSet): SetWalk {
    return walkSet(this.#database, set, {
      sources: this.#sources,
      exclude: new Set(this.#excluded),
    });
  }

  #prefixesOf(asns: readonly Asn[], families: readonly Family[]): string[] {
    return families.flatMap((family) =>
      asns.flatMap((asn) =>
        this.#database
          .rowsOf(asn, family, this.#sources)
          .map((row) => this.#database.routes[family].text(row)),
      ),
    );
  }
}

function fail(problem: string): IrrdAnswer {
  return { kind: "failed", problem };
}

function data(text: string): IrrdAnswer {
  return text === "" ? NOT_FOUND : { kind: "data", text };
}

/** Items sorted as texts, each once. */
function list(items: readonly string[]): IrrdAnswer {
  return data(unique(items).sort().join(" "));
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

/** A range in the form that clients read: bgpq4 silently drops `^n`, but accepts `^n-n`. */
function formatForClient(range: PrefixRange): string {
  const text = formatPrefix(range.prefix);
  const { min, max } = range;
  return min === range.prefix.length && max === min ? text : `${text}^${min}-${max}`;
}

/** The object in RPSL: its key, its members and its source, which is all that the database keeps. */
function formatSet(set: RegisteredSet): string {
  const attribute = (name: string, value: string): string => `${`${name}:`.padEnd(16)}${value}`;
  const members = set.class === "as-set" ? "members" : "mp-members";
  return [
    attribute(set.class, set.name),
    ...set.members.map((member) => attribute(members, member)),
    ...set.routes.map((route) => attribute(members, formatPrefix(route.prefix))),
    attribute("source", set.source),
  ].join("\n");
}
