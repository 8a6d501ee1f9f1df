import { FAMILIES, formatObjectName, type Asn, type ObjectName } from "../../net/index.ts";
import type { Absence } from "../absences/absence.ts";
import { dataOf } from "../client/answer-data.ts";
import { checkStep } from "../client/check-step.ts";
import type { AsnWithoutRoutes } from "../absences/confirm-absence.ts";
import { DatabaseBuilder } from "../database/database-builder.ts";
import type { Database, SetClass } from "../database/database.ts";
import { askInBatches } from "../client/ask-in-batches.ts";
import type { IrrdClient } from "../client/irrd-client.ts";
import { readSetAnswer } from "../client/read-set-answer.ts";
import { referredMembers } from "./referred-members.ts";
import { MirroredRoutes } from "./mirrored-routes.ts";
import { readAsn } from "../rpsl/names.ts";
import type { SetRecord } from "../rpsl/rpsl-record.ts";
import { ServerFailure } from "../client/server-failure.ts";

/** What to fetch from a server. */
export interface MirrorRequest {
  readonly names: readonly ObjectName[];
  /** The sources in order of preference, in upper case. */
  readonly sources: readonly string[];
  /** The server's name, for messages about objects that cannot be used. */
  readonly server: string;
  /** Whether the route objects are wanted, or only the contents of the sets. */
  readonly routes: boolean;
  /** Whether to accept a server that lacks sources. */
  readonly partial: boolean;
}

/** The part of the registries that was fetched. */
export interface Mirrored {
  readonly database: Database;
  /** The sources that the server has, in order. */
  readonly sources: readonly string[];
  /** The ASNs that have no routes where they were queried. */
  readonly silent: readonly AsnWithoutRoutes[];
  /** The sets that allow members by reference but have none. */
  readonly unreferred: readonly Absence[];
}

/** The most sets that are followed: all registries together have fewer. */
const MAX_SETS = 200_000;

const BOTH: readonly SetClass[] = ["as-set", "route-set"];

/**
 * Fetches, from a server, the part of the registries that the given objects need: a database in which they expand
 * exactly as they would over the whole registries. Each set and each ASN is queried once, however many of the objects
 * contain it. Sources that the server lacks, if tolerated, are not among the database's. Rejects with a
 * `ServerFailure` if anything is wrong.
 *
 * Sets are fetched as texts (`!m`), which distinguish an empty set from a missing one and name their source, and are
 * read like dumps. Members by reference are added by the server (`!i`): there is no other query for the objects that
 * refer to a set.
 */
export async function mirrorRegistry(
  client: IrrdClient,
  request: MirrorRequest,
): Promise<Mirrored> {
  const mirror = new Mirror(client, request);
  return mirror.run();
}

/** A set to look up; in the walk of a route-set, sets of both classes count. */
interface Wanted {
  readonly name: string;
  readonly classes: readonly SetClass[];
}

/** The state of one run: nothing is queried twice. */
class Mirror {
  readonly #client: IrrdClient;
  readonly #request: MirrorRequest;
  readonly #builder = new DatabaseBuilder();
  readonly #routes: MirroredRoutes;
  readonly #seen = new Set<string>();
  /** What was fetched, by class, name and the sources queried. */
  readonly #sets = new Map<string, Promise<SetRecord | null>>();
  /** Sets that the server returns but that cannot be read. */
  readonly #unreadable = new Set<string>();
  /** ASNs whose routes are wanted from all sources. */
  readonly #asns = new Set<Asn>();
  #sources: readonly string[] = [];
  readonly #unreferred: Absence[] = [];

  constructor(client: IrrdClient, request: MirrorRequest) {
    this.#client = client;
    this.#request = request;
    this.#routes = new MirroredRoutes(client, this.#builder);
  }

  async run(): Promise<Mirrored> {
    const { names, sources } = this.#request;
    const named = names.flatMap(({ source }) => source ?? []);
    const known = await this.#findSources([...new Set([...sources, ...named])]);
    this.#sources = sources.filter((source) => known.has(source));
    let level = await this.#fetchRoots(names.filter(({ source }) => !source || known.has(source)));
    while (level.length > 0) level = await this.#fetchLevel(level);
    if (this.#request.routes) {
      await this.#routes.ofAll(this.#asns, this.#sources);
      const named = names.filter(({ source }) => source && known.has(source));
      await this.#routes.ofOne(this.#inOneSource(named));
    }
    await checkStep(this.#client);
    return {
      database: this.#builder.build(),
      sources: this.#sources,
      silent: this.#routes.silent,
      unreferred: this.#unreferred,
    };
  }

  /** Which of the sources the server has. */
  async #findSources(sources: readonly string[]): Promise<ReadonlySet<string>> {
    const answers = await askInBatches(sources, (source) => this.#client.query(`!s${source}`));
    const known = sources.filter((_, i) => answers[i]?.kind === "done");
    known.forEach((source) => this.#builder.addSource(source));
    const lacking = sources.filter((source) => !known.includes(source));
    if (lacking.length > 0) {
      if (!this.#request.partial) {
        throw new ServerFailure(`it has no source ${lacking.join(", ")}`, lacking);
      }
      // Only to report what the server has instead.
      const list = await this.#client.query("!s-lc");
      const others = list.kind === "data" ? list.text.split(",").map((s) => s.trim()) : [];
      const withheld = lacking.filter((source) => others.includes(source));
      if (withheld.length > 0) {
        // If such a source were treated as empty, the next one, and its set with the same name, would take
        // precedence.
        throw new ServerFailure(`it lists ${withheld.join(", ")}, but does not select it`);
      }
      others.forEach((source) => this.#builder.addSource(source));
    }
    return new Set(known);
  }

  /** Looks the objects themselves up, in each source separately: several sources may have one with the name. */
  async #fetchRoots(names: readonly ObjectName[]): Promise<readonly Wanted[]> {
    for (const { asn, source } of names) if (asn !== null && !source) this.#asns.add(asn);
    const first = new Map<string, { record: SetRecord; classes: readonly SetClass[] }>();
    const qualified = names.flatMap(({ source }) => source ?? []);
    for (const source of new Set([...this.#sources, ...qualified])) {
      const here = names.filter(
        (name) =>
          name.asn === null &&
          (name.source === null
            ? this.#sources.includes(source) && !this.#unreadable.has(name.name)
            : name.source === source),
      );
      const records = await askInBatches(here, (name) =>
        this.#fetchSet(name.name, classOf(name), [source]),
      );
      here.forEach((name, i) => {
        const record = records[i];
        const classes = name.kind === "route-set" ? BOTH : (["as-set"] as const);
        const key = formatObjectName(name);
        if (record && !first.has(key)) first.set(key, { record, classes });
      });
    }
    return [...first.values()].flatMap(({ record, classes }) => this.#membersOf(record, classes));
  }

  /** Looks sets up in all sources, in order, and returns the new sets in them. */
  async #fetchLevel(level: readonly Wanted[]): Promise<readonly Wanted[]> {
    if (this.#seen.size > MAX_SETS) throw new ServerFailure(`more than ${MAX_SETS} sets`);
    const records = await askInBatches(level, (wanted) => this.#findSet(wanted));
    return level.flatMap(({ classes }, i) => {
      const record = records[i];
      return record ? this.#membersOf(record, classes) : [];
    });
  }

  /** The set that counts: from the first source that has one; within it, the as-set before the route-set. */
  async #findSet({ name, classes }: Wanted): Promise<SetRecord | null> {
    if (this.#sources.length === 0) return null;
    const found = await Promise.all(
      classes.map((type) => this.#fetchSet(name, type, this.#sources)),
    );
    const rank = (record: SetRecord): number => this.#sources.indexOf(record.source);
    return found.flatMap((record) => record ?? []).sort((a, b) => rank(a) - rank(b))[0] ?? null;
  }

  /** Fetches a set, once, from the first of the sources that has it, and keeps it. */
  #fetchSet(name: string, type: SetClass, sources: readonly string[]): Promise<SetRecord | null> {
    const key = `${type} ${name} ${sources.join()}`;
    const known = this.#sets.get(key);
    if (known) return known;
    const fetched = this.#askForSet(name, type, sources);
    this.#sets.set(key, fetched);
    return fetched;
  }

  async #askForSet(
    name: string,
    type: SetClass,
    sources: readonly string[],
  ): Promise<SetRecord | null> {
    const query = `!m${type},${name}`;
    const text = dataOf(query, await this.#client.query(query, sources));
    if (text === null) return null;
    const record = readSetAnswer(text, {
      class: type,
      name,
      sources,
      server: this.#request.server,
    });
    if ("reason" in record) {
      this.#builder.addDropped(record);
      // It exists, whatever it contains: the next source's set with the name may be somebody else's.
      this.#unreadable.add(name);
      return null;
    }
    const whole = record.mbrsByRef.length > 0 ? await this.#addReferred(record) : record;
    this.#builder.addSet(whole);
    return whole;
  }

  /** Adds the members by reference, as the server returns them: ASNs to as-sets, prefixes to route-sets. */
  async #addReferred(record: SetRecord): Promise<SetRecord> {
    const query = `!i${record.name}`;
    const text = dataOf(query, await this.#client.query(query, [record.source]));
    if (text === null) {
      const { class: type, name, source } = record;
      this.#unreferred.push({ kind: "references", class: type, name, sources: [source] });
    }
    const referred = referredMembers(text ?? "", record.class);
    return { ...record, members: [...new Set([...record.members, ...referred])].sort() };
  }

  /** Records the ASNs in a set, and returns the new sets in it. */
  #membersOf(record: SetRecord, classes: readonly SetClass[]): readonly Wanted[] {
    return record.members.flatMap((member) => {
      const body = member.split("^")[0] ?? "";
      const asn = readAsn(body);
      if (asn !== null) this.#asns.add(asn);
      const key = `${classes.join()} ${body}`;
      if (asn !== null || body.includes("/") || this.#seen.has(key)) return [];
      this.#seen.add(key);
      return [{ name: body, classes }];
    });
  }

  /** From the names of ASNs with a source, those that are not fetched with the ASNs of sets. */
  #inOneSource(names: readonly ObjectName[]): readonly AsnWithoutRoutes[] {
    return names.flatMap(({ asn, source }) => {
      if (asn === null || source === null) return [];
      if (this.#asns.has(asn) && this.#sources.includes(source)) return [];
      return FAMILIES.map((family) => ({ asn, family, sources: [source] }));
    });
  }
}

function classOf(name: ObjectName): SetClass {
  return name.kind === "route-set" ? "route-set" : "as-set";
}
