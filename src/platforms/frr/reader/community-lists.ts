import { CommunitySet, parseCommunity, type Community } from "../../../net/index.ts";

/** Which communities a list is about, as commands name it. */
export type ListKind = "community" | "large-community" | "extcommunity";

/** One entry of a standard list: it holds for a route that carries all of its communities. */
export interface StandardEntry {
  readonly permit: boolean;
  readonly all: readonly Community[];
}

/** One community list, as it is read line by line. */
export class CommunityListText {
  readonly name: string;
  readonly line: number;
  readonly #entries = new Map<
    number,
    StandardEntry | { readonly permit: boolean; readonly each: CommunitySet }
  >();
  #last = 0;
  /** What was worked out of the entries; undefined before. */
  #any: CommunitySet | null | undefined;
  #deleted: CommunitySet | null | undefined;
  /** What of it is not understood; reported only if something of ours uses the list. */
  readonly problems: { readonly line: number; readonly why: string }[] = [];

  constructor(name: string, line: number) {
    this.name = name;
    this.line = line;
  }

  /** Takes the words behind the name. */
  add(kind: ListKind, form: "standard" | "expanded", words: readonly string[], line: number): void {
    const why = this.#add(kind, form, words);
    if (why !== null) this.problems.push({ line, why });
  }

  #add(kind: ListKind, form: "standard" | "expanded", words: readonly string[]): string | null {
    const numbered = words[0] === "seq";
    // The next multiple of five (seen on 8.4.4).
    const seq = numbered ? Number(words[1]) : (Math.floor(this.#last / 5) + 1) * 5;
    const [action, ...rest] = words.slice(numbered ? 2 : 0);
    if (!Number.isInteger(seq)) return "a number behind seq is missing";
    if (action !== "permit" && action !== "deny") return "neither permit nor deny";
    const permit = action === "permit";
    this.#last = Math.max(this.#last, seq);
    if (form === "expanded") {
      const each = allOf(kind, rest.join(" "));
      if (each === null) return "only ^ASN: is understood in an expanded list";
      this.#entries.set(seq, { permit, each });
      return null;
    }
    const all = readCommunities(kind, rest);
    if (all === null || all.length === 0) return "not communities of this kind";
    this.#entries.set(seq, { permit, all });
    return null;
  }

  /** The entries in order, if all are standard; else null. */
  get standard(): readonly StandardEntry[] | null {
    const entries = this.#inOrder();
    return entries.every((entry): entry is StandardEntry => "all" in entry) ? entries : null;
  }

  /**
   * The communities of which a route has one where the list matches it, if that is all it says; else null. To be asked once all
   * of the list is there.
   */
  get any(): CommunitySet | null {
    if (this.#any === undefined) this.#any = this.#ofEither();
    return this.#any;
  }

  #ofEither(): CommunitySet | null {
    const entries = this.standard;
    return entries?.every((entry) => entry.permit && entry.all.length === 1)
      ? CommunitySet.of(entries.flatMap((entry) => entry.all))
      : null;
  }

  /**
   * The communities that `set comm-list NAME delete` removes: it asks for each one alone. Null: not understood. To be asked
   * once all of the list is there.
   */
  get deleted(): CommunitySet | null {
    if (this.#deleted === undefined) this.#deleted = this.#allAlone();
    return this.#deleted;
  }

  #allAlone(): CommunitySet | null {
    let deleted = CommunitySet.none;
    for (const entry of this.#inOrder()) {
      if (!entry.permit) return null;
      if ("each" in entry) deleted = deleted.unite(entry.each);
      else if (entry.all.length === 1) deleted = deleted.unite(CommunitySet.of(entry.all));
      else return null;
    }
    return deleted;
  }

  #inOrder() {
    return [...this.#entries].sort(([a], [b]) => a - b).map(([, entry]) => entry);
  }
}

/** Reads communities as commands have them; null where one is of another kind. */
export function readCommunities(
  kind: ListKind,
  words: readonly string[],
): readonly Community[] | null {
  const texts =
    kind === "extcommunity"
      ? words.flatMap((word, i) => (word === "rt" ? [`rt:${words[i + 1] ?? ""}`] : []))
      : words;
  if (kind === "extcommunity" && texts.length * 2 !== words.length) return null;
  const wanted = { community: "standard", "large-community": "large", extcommunity: "extended" };
  const read = texts.map((text) => parseCommunity(text));
  return read.every((c): c is Community => c !== null && c.kind === wanted[kind]) ? read : null;
}

/**
 * All communities of one ASN: `^52580:`. FRR matches a regular expression against the printed communities, the
 * well-known ones printed by name, so those of 65535 and 0:0 (`internet`) are not all found (seen on 8.4.4).
 */
function allOf(kind: ListKind, regex: string): CommunitySet | null {
  const asn = /^\^([1-9]\d{0,9}):(?:\.\*\$?)?$/.exec(regex)?.[1];
  const number = Number(asn);
  if (asn === undefined) return null;
  if (kind === "community" && number < 65535) {
    return CommunitySet.between(
      { kind: "standard", high: number, low: 0 },
      { kind: "standard", high: number, low: 0xffff },
    );
  }
  if (kind === "large-community" && number <= 0xffffffff) {
    return CommunitySet.between(
      { kind: "large", global: number, local1: 0, local2: 0 },
      { kind: "large", global: number, local1: 0xffffffff, local2: 0xffffffff },
    );
  }
  return null;
}
