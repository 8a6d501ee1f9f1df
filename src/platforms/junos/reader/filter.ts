import { PathLanguage, type Address, type Family } from "../../../net/index.ts";
import type { FilterEdit, FilterNode, FilterTest } from "../../../policy/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { editsOf } from "./actions.ts";
import type { JunosObjects } from "./objects.ts";
import type { PolicyTerm } from "./policy-terms.ts";
import { prefixesOf, readRouteFilter, type RouteFilter } from "./route-filters.ts";
import type { Statement } from "./statement.ts";

/** For which session a policy is read. */
export interface FilterContext {
  readonly family: Family;
  readonly local: Address | null;
  readonly direction: "import" | "export";
}

/** Where a policy goes on. */
interface Ends {
  readonly accept: (line: number) => FilterNode;
  readonly reject: (line: number) => FilterNode;
  /** Behind its last term, and for `next policy`. */
  readonly next: FilterNode;
}

const DEEPEST = 10;

/** Reads chains of policies as decision graphs (Routing Policies User Guide, "Evaluating Routing Policies"). */
export class PolicyReader {
  readonly #objects: JunosObjects;
  readonly #context: FilterContext;
  readonly #problems: ReadingProblems;

  constructor(objects: JunosObjects, context: FilterContext, problems: ReadingProblems) {
    this.#objects = objects;
    this.#context = context;
    this.#problems = problems;
  }

  /** The policies in a row; what none of them decides, BGP's default policy accepts. */
  chain(names: readonly string[], line: number): FilterNode {
    const ends = {
      accept: (at: number) => verdict("accept", at),
      reject: (at: number) => verdict("reject", at),
    };
    return names.reduceRight<FilterNode>(
      (next, name) => this.#policy(name, line, { ...ends, next }, 0),
      this.#byDefault(verdict("accept", line), verdict("reject", line), line),
    );
  }

  /**
   * BGP's default policies (same guide, "Default Routing Policies"): import accepts; export accepts what came by BGP. A
   * route of our own can be of any protocol; so it counts as refused here, and a policy that leaves it to the default
   * and means to accept it is not proven.
   */
  #byDefault(then: FilterNode, otherwise: FilterNode, line: number): FilterNode {
    if (this.#context.direction === "import") return then;
    const test = { kind: "as-path", paths: this.#objects.hops(1), sees: "current" } as const;
    return { kind: "test", test, line, then, otherwise };
  }

  #policy(name: string, line: number, ends: Ends, depth: number): FilterNode {
    const policy = this.#objects.policy(name, line);
    if (!policy) return ends.reject(line);
    return this.#objects.terms
      .of(policy)
      .reduceRight<FilterNode>(
        (next, term) => this.#from(term, this.#then(term, next, ends, depth), next, depth),
        ends.next,
      );
  }

  /** The actions of a term, in their order; without a verdict the next term follows. */
  #then({ then, line, base }: PolicyTerm, next: FilterNode, ends: Ends, depth: number): FilterNode {
    const edits: { readonly edit: FilterEdit; readonly line: number; readonly order: number }[] =
      [];
    let end: FilterNode = next;
    const prepends = then?.find("as-path-prepend");
    if (prepends && prepends.size > 1) {
      this.#problems.notUnderstood(
        base + prepends.line,
        "two prepends, of which the last replaces the first",
      );
    }
    for (const { words, line: at, order } of then ? this.#objects.terms.paths(then) : []) {
      const flow = this.#flow(words, base + at, next, ends);
      if (flow) end = flow;
      else
        for (const edit of this.#edits(words, base + at))
          edits.push({ edit, line: base + at, order });
    }
    if (depth > 0 && edits.length > 0) {
      this.#problems.notUnderstood(line, "a policy that is asked by another and changes routes");
    }
    return edits
      .sort((a, b) => a.order - b.order)
      .reduceRight<FilterNode>(
        (node, { edit, line: at }) => ({ kind: "edit", edit, line: at, next: node }),
        end,
      );
  }

  #flow(words: readonly string[], line: number, next: FilterNode, ends: Ends): FilterNode | null {
    switch (words.join(" ")) {
      case "accept":
        return ends.accept(line);
      case "reject":
        return ends.reject(line);
      case "next term":
        return next;
      case "next policy":
        return ends.next;
      default:
        return null;
    }
  }

  #edits(words: readonly string[], line: number): readonly FilterEdit[] {
    const edits = editsOf(words, line, this.#objects, this.#context.local);
    if (!edits) this.#problems.notUnderstood(line, "an action whose meaning peerc does not know");
    return edits ?? [];
  }

  /** Kinds of conditions have all to hold; several values of one kind are alternatives. */
  #from(
    { from, base }: PolicyTerm,
    then: FilterNode,
    otherwise: FilterNode,
    depth: number,
  ): FilterNode {
    if (!from) return then;
    const prefixKinds = [...from.children].filter(({ word }) =>
      /^(prefix-list|route-filter)/.test(word),
    );
    if (prefixKinds.length > 1) {
      this.#problems.notUnderstood(
        base + from.line,
        "lists of prefixes of several kinds in one from",
      );
    }
    const lists = from.find("route-filter-list");
    if (lists && lists.size > 1) {
      this.#problems.notUnderstood(
        base + lists.line,
        "several lists of route filters in one from, whose entries may hide each other",
      );
    }
    const asksHops = from.find("as-path-calc-length") !== null;
    return [...from.children].reduceRight<FilterNode>(
      (node, condition) => this.#condition(condition, base, node, otherwise, asksHops, depth),
      then,
    );
  }

  #condition(
    condition: Statement,
    base: number,
    then: FilterNode,
    otherwise: FilterNode,
    asksHops: boolean,
    depth: number,
  ): FilterNode {
    const { family, direction } = this.#context;
    const line = base + condition.line;
    const paths = this.#objects.terms.paths(condition);
    /** True for any of the values. */
    const any = (
      one: (
        words: readonly string[],
        yes: FilterNode,
        no: FilterNode,
        at: number,
      ) => FilterNode | null,
    ): FilterNode =>
      paths.reduceRight<FilterNode>((no, { words, line: relative }) => {
        const at = base + relative;
        const node = one(words, then, no, at);
        if (!node)
          this.#problems.notUnderstood(at, "a condition whose meaning peerc does not know");
        return node ?? no;
      }, otherwise);
    const ask = (test: FilterTest, at: number, yes: FilterNode, no: FilterNode): FilterNode => ({
      kind: "test",
      test,
      line: at,
      then: yes,
      otherwise: no,
    });
    const asPath = (language: PathLanguage, at: number, yes: FilterNode, no: FilterNode) =>
      ask({ kind: "as-path", paths: language, sees: "current" }, at, yes, no);
    switch (condition.word) {
      case "family":
        return any(([word], yes, no) =>
          word === "inet" || word === "inet6"
            ? (word === "inet") === (family === "ipv4")
              ? yes
              : no
            : null,
        );
      case "protocol":
        // A route with hops came by BGP, as all do on import; of others the question is open.
        return any(([word], yes) =>
          word === "bgp" && (asksHops || direction === "import") ? yes : null,
        );
      case "prefix-list":
      case "route-filter-list": {
        const kind = condition.word;
        return any((words, yes, no, at) => {
          if (words.length !== 1) return null;
          const set = this.#objects.prefixes(kind, words[0] ?? "", family, at);
          return ask({ kind: "prefix", set }, at, yes, no);
        });
      }
      case "prefix-list-filter":
        return any(([name = "", type = "", more], yes, no, at) => {
          const list = this.#objects.object("prefix-list", name, at);
          const filters = [...(list?.children ?? [])].map(({ word }) =>
            readRouteFilter([word, type]),
          );
          return more === undefined ? this.#filters(filters, at, yes, no) : null;
        });
      case "route-filter":
        return (
          this.#filters(
            paths.map(({ words }) => readRouteFilter(words)),
            line,
            then,
            otherwise,
          ) ?? otherwise
        );
      case "as-path":
        return any(([name = ""], yes, no, at) => {
          const regex = this.#objects.object("as-path", name, at)?.value();
          const language = regex ? this.#objects.regex(regex) : null;
          return language && asPath(language, at, yes, no);
        });
      case "as-path-group":
        return any(([name = ""], yes, no, at) => {
          const group = this.#objects.object("as-path-group", name, at);
          let all: PathLanguage | null = null;
          for (const entry of group?.find("as-path")?.children ?? []) {
            const regex = entry.value();
            const language = regex ? this.#objects.regex(regex) : null;
            if (!language) return null;
            all = all ? all.unite(language) : language;
          }
          return all && asPath(all, at, yes, no);
        });
      case "as-path-origins":
      case "as-path-neighbors":
      case "as-path-transits": {
        const place = condition.word.slice("as-path-".length);
        if (place !== "origins" && place !== "neighbors" && place !== "transits") return otherwise;
        return any(([kind = "", name = "", more], yes, no, at) =>
          (kind === "as-list" || kind === "as-list-group") && more === undefined
            ? asPath(this.#objects.asPaths(place, kind, name, at), at, yes, no)
            : null,
        );
      }
      case "as-path-calc-length":
        return any(([text = "", how = ""], yes, no, at) => {
          const hops = /^\d{1,4}$/.test(text) ? Number(text) : null;
          if (hops === null) return null;
          if (how === "orhigher") return asPath(this.#objects.hops(hops), at, yes, no);
          const longer = this.#objects.hops(hops + 1);
          if (how === "orlower") return asPath(longer.complement(), at, yes, no);
          return how === "equal"
            ? asPath(this.#objects.hops(hops), at, asPath(longer, at, no, yes), no)
            : null;
        });
      case "community":
        return any(([name = "", more], yes, no, at) =>
          more === undefined
            ? this.#objects
                .community(name, at)
                .reduceRight<FilterNode>(
                  (node, set) => ask({ kind: "community", set, sees: "current" }, at, node, no),
                  yes,
                )
            : null,
        );
      case "next-hop":
        return any(([text = "", more], yes, no, at) => {
          const address = more === undefined ? this.#objects.address(text) : null;
          return address && ask({ kind: "next-hop", address, sees: "current" }, at, yes, no);
        });
      case "validation-database":
        return any(([text = ""], yes, no, at) => {
          const states = { valid: "valid", invalid: "invalid", unknown: "not-found" } as const;
          if (text !== "valid" && text !== "invalid" && text !== "unknown") return null;
          // Without a session to a cache the database is empty.
          if (!this.#objects.validates) return text === "unknown" ? yes : no;
          return ask({ kind: "rpki", state: states[text] }, at, yes, no);
        });
      case "policy": {
        const [only] = paths;
        const name = only?.words[0];
        if (
          paths.length !== 1 ||
          only?.words.length !== 1 ||
          name === undefined ||
          depth >= DEEPEST
        )
          break;
        const next = this.#byDefault(then, otherwise, line);
        const ends = { accept: () => then, reject: () => otherwise, next };
        return this.#policy(name, line, ends, depth + 1);
      }
    }
    this.#problems.notUnderstood(line, "a condition whose meaning peerc does not know");
    return otherwise;
  }

  #filters(
    filters: readonly (RouteFilter | null)[],
    line: number,
    then: FilterNode,
    otherwise: FilterNode,
  ): FilterNode | null {
    const known = filters.filter((filter) => filter !== null);
    const set =
      known.length === filters.length
        ? prefixesOf(known, this.#context.family)
        : "not a route filter that peerc knows";
    if (typeof set === "string") {
      this.#problems.notUnderstood(line, set);
      return otherwise;
    }
    return { kind: "test", test: { kind: "prefix", set }, line, then, otherwise };
  }
}

function verdict(kind: "accept" | "reject", line: number): FilterNode {
  return { kind: "verdict", verdict: kind, line };
}
