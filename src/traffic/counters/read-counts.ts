import type { Declaration } from "../../declaration/index.ts";
import {
  diagnostic,
  Diagnostics,
  didYouMean,
  type Report,
  type Source,
  type Span,
} from "../../diagnostics/index.ts";
import {
  booleanOf,
  child,
  makeValidator,
  numberOf,
  parseJson,
  textOf,
  type Node,
} from "../../document/index.ts";
import { FAMILIES } from "../../net/index.ts";
import { check } from "./counts.check.ts";
import { isTime } from "./is-time.ts";
import type { Amount, TrafficCount } from "./traffic-count.ts";

const validate = makeValidator(check);
/** The most lines with errors that are shown. */
const MOST_SHOWN = 20;

/** A count and its line in the file, for messages about it. */
interface ReadCount {
  readonly count: TrafficCount;
  readonly span: Span;
}

/**
 * Reads a file of counted traffic (JSON Lines, docs/data-plane.md), whoever wrote it. Routers and exchanges must be
 * declared, and no interval may be there twice, or it would be counted twice. Null if anything was reported; only the
 * first errors of many are.
 */
export function readCounts(
  source: Source,
  declaration: Pick<Declaration, "routers" | "exchanges">,
  report: Report,
): readonly TrafficCount[] | null {
  const found = new Diagnostics();
  const read = source.text
    .split("\n")
    .map((text, i): Source => ({
      path: source.path,
      text: text.replace(/\r$/, ""),
      firstLine: i + 1,
    }))
    .filter(({ text }) => text !== "")
    .flatMap((line) => readLine(line, declaration, found.report) ?? []);
  if (read.length === 0 && !found.failed) {
    const span = { source, start: 0, end: 0 };
    found.report(diagnostic("counts-empty", {}, { span }));
  }
  checkOverlaps(read, found.report);
  for (const one of found.all.slice(0, MOST_SHOWN)) report(one);
  const more = found.all.length - MOST_SHOWN;
  if (more > 0) report(diagnostic("counts-more-errors", { path: source.path, more }));
  return found.all.length > 0 ? null : read.map(({ count }) => count);
}

function readLine(
  source: Source,
  { routers, exchanges }: Pick<Declaration, "routers" | "exchanges">,
  given: Report,
): ReadCount | null {
  const found = new Diagnostics();
  const root = parseJson(source, found.report);
  if (root && validate(root, found.report)) {
    const known = (key: string, names: readonly string[]): void => {
      const node = child(root, key);
      const name = textOf(node);
      if (name === null || names.includes(name)) return;
      const near = didYouMean(name, names);
      const hint = near === null ? `there are: ${names.join(", ")}` : `did you mean \`${near}\`?`;
      const options = { span: node?.span, hint };
      found.report(
        key === "router"
          ? diagnostic("unknown-router", { name, known: names }, options)
          : diagnostic("unknown-exchange", { name }, options),
      );
    };
    known(
      "router",
      routers.map(({ name }) => name),
    );
    known(
      "exchange",
      exchanges.map(({ id }) => id),
    );
    checkTimes(root, found.report);
    if ((child(root, "exchange") === null) === (child(root, "interface") === null)) {
      found.report(diagnostic("counts-place", {}, { span: root.span }));
    }
  }
  found.all.forEach(given);
  if (!root || found.failed) return null;
  const span = { source, start: 0, end: source.text.length };
  return { count: countOf(root), span };
}

function checkTimes(root: Node, report: Report): void {
  const [from, to] = ["from", "to"].map((key) => child(root, key));
  for (const node of [from, to]) {
    const value = textOf(node ?? null) ?? "";
    if (isTime(value)) continue;
    const params = { value, expected: "a time that exists" };
    report(diagnostic("invalid-value", params, { span: node?.span }));
  }
  if ((textOf(from ?? null) ?? "") < (textOf(to ?? null) ?? "")) return;
  report(diagnostic("counts-interval", {}, { span: to?.span }));
}

/** A count from a line that meets the schema. */
function countOf(root: Node): TrafficCount {
  const exchange = textOf(child(root, "exchange"));
  const name = textOf(child(root, "interface")) ?? "";
  const announced = child(root, "announced");
  return {
    router: textOf(child(root, "router")) ?? "",
    place: exchange === null ? { kind: "interface", name } : { kind: "exchange", id: exchange },
    family: FAMILIES.find((family) => family === textOf(child(root, "family"))) ?? "ipv4",
    peer: numberOf(child(root, "peer")),
    from: textOf(child(root, "from")) ?? "",
    to: textOf(child(root, "to")) ?? "",
    announced: announced && amountOf(announced),
    other: amountOf(child(root, "other") ?? root),
    complete: booleanOf(child(root, "complete")) ?? true,
  };
}

function amountOf(node: Node): Amount {
  return { packets: numberOf(child(node, "packets")) ?? 0, bytes: numberOf(child(node, "bytes")) };
}

/** Reports intervals of the same counters that have some time in common. */
function checkOverlaps(read: readonly ReadCount[], report: Report): void {
  const groups = new Map<string, ReadCount[]>();
  for (const one of read) {
    const { router, place, family, peer } = one.count;
    const key = JSON.stringify([router, place, family, peer]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  for (const group of groups.values()) {
    group.sort((a, b) => (a.count.from < b.count.from ? -1 : 1));
    let latest: ReadCount | null = null;
    for (const one of group) {
      if (latest && one.count.from < latest.count.to) {
        const first = latest.span.source.firstLine ?? 1;
        report(diagnostic("counts-overlap", { first }, { span: one.span }));
      }
      if (latest === null || latest.count.to < one.count.to) latest = one;
    }
  }
}
