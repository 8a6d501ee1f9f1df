import {
  CommunitySet,
  formatCommunity,
  parseCommunity,
  type Community,
} from "../../../net/index.ts";
import { readCommunityExpression, type CommunityExpression } from "./community-expression.ts";
import { namedCommunities, type ListKind } from "./community-names.ts";
import { entryHead, NumberedEntries } from "./numbered-entries.ts";

/** Whether a list contains communities or expressions for them. */
export type ListForm = "standard" | "expanded";

/** One entry of a standard list: it matches a route that carries all of its communities. */
export interface StandardEntry {
  readonly permit: boolean;
  readonly all: readonly Community[];
}

/** One entry of an expanded list, if it matches any community of a set. */
interface ExpandedEntry {
  readonly permit: boolean;
  readonly each: CommunityExpression;
}

/** One community list, read line by line. */
export class CommunityListText {
  readonly name: string;
  readonly line: number;
  readonly #entries = new NumberedEntries<StandardEntry | ExpandedEntry>();
  #form: ListForm | null = null;
  /** Results computed from the entries; undefined before. */
  #any: CommunitySet | null | undefined;
  #deleted: CommunitySet | null | undefined;
  /** What in it is not understood; only reported if something of peerc's uses the list. */
  readonly problems: { readonly line: number; readonly why: string }[] = [];

  constructor(name: string, line: number) {
    this.name = name;
    this.line = line;
  }

  /** Reads the words after the name. */
  add(kind: ListKind, form: ListForm, words: readonly string[], line: number): void {
    const why = this.#add(kind, form, words);
    if (why !== null) this.problems.push({ line, why });
  }

  #add(kind: ListKind, form: ListForm, words: readonly string[]): string | null {
    const head = entryHead(words, 0);
    if (typeof head === "string") return head;
    const { number, permit, rest } = head;
    this.#form ??= form;
    if (form !== this.#form) return "standard and expanded under one name, which FRR refuses";
    if (form === "expanded") {
      const regex = rest.join(" ");
      const each = readCommunityExpression(kind, regex);
      if (each === null) return "an expression of an expanded list that peerc does not know";
      this.#entries.add(number, `${String(permit)} ${regex}`, { permit, each });
      return null;
    }
    const all = readCommunities(kind, rest);
    if (all === null || all.length === 0) return "not communities of this kind";
    const texts = [...new Set(all.map(formatCommunity))].sort();
    if (texts.includes(INTERNET))
      return "`internet` (0:0), which in a list is any route for FRR 8.4";
    this.#entries.add(number, `${String(permit)} ${texts.join(" ")}`, { permit, all });
    return null;
  }

  /** The entries in order, if all are standard; otherwise null. */
  get standard(): readonly StandardEntry[] | null {
    const entries = this.#entries.inOrder();
    return entries.every((entry): entry is StandardEntry => "all" in entry) ? entries : null;
  }

  /**
   * The communities of which a route has at least one if the list matches it, provided that this is all it tests;
   * otherwise null. Only valid once the list is complete.
   */
  get any(): CommunitySet | null {
    if (this.#any === undefined) this.#any = this.#ofEither();
    return this.#any;
  }

  #ofEither(): CommunitySet | null {
    let any = CommunitySet.none;
    for (const entry of this.#entries.inOrder()) {
      if (!entry.permit) return null;
      if ("each" in entry) {
        if (!entry.each.anywhere) return null;
        any = any.unite(entry.each.set);
      } else if (entry.all.length === 1) any = any.unite(CommunitySet.of(entry.all));
      else return null;
    }
    return any;
  }

  /**
   * The communities that `set comm-list NAME delete` removes: it tests each one separately. Null: not understood.
   * Only valid once the list is complete.
   */
  get deleted(): CommunitySet | null {
    if (this.#deleted === undefined) this.#deleted = this.#allAlone();
    return this.#deleted;
  }

  #allAlone(): CommunitySet | null {
    let deleted = CommunitySet.none;
    for (const entry of this.#entries.inOrder()) {
      if (!entry.permit) return null;
      if ("each" in entry) deleted = deleted.unite(entry.each.set);
      else if (entry.all.length === 1) deleted = deleted.unite(CommunitySet.of(entry.all));
      else return null;
    }
    return deleted;
  }
}

/** Reads communities in the notation of commands; null if one is of another kind. */
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
  const read = texts.map(readOne);
  return read.every((c): c is Community => c !== null && c.kind === wanted[kind]) ? read : null;
}

/** A community by its numbers, or by FRR's name for it, which may differ from others' names. */
function readOne(text: string): Community | null {
  if (text === "no-export-subconfed") return null;
  return namedCommunities.get(text) ?? parseCommunity(text);
}

/** Community 0:0. */
const INTERNET = "0:0";
