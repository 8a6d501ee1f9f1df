import { diagnostic, Diagnostics, type Report, type Source } from "../../diagnostics/index.ts";
import {
  booleanOf,
  checkUniqueNames,
  child,
  entries,
  items,
  makeValidator,
  numberOf,
  parseDuration,
  readValidated,
  textOf,
  type Node,
} from "../../document/index.ts";
import type { Relation } from "../../model/index.ts";
import { CHECKS, type CheckDefinition, type CheckName } from "../checks.ts";
import { OWN_CHECKS, type OwnCheckDefinition, type OwnCheckName } from "../own/own-checks.ts";
import type { Words } from "../words.ts";
import type { Agreement, AgreementEntry, Exception, OwnEntry } from "./agreement.ts";
import { check } from "./agreement.check.ts";
import { keyOfCheck } from "./key-of-check.ts";

const validate = makeValidator(check);

const DAY_MS = 86_400_000;

/** How long evidence decides, unless the agreement says otherwise. */
const USUAL_MAX_AGE = 30 * DAY_MS;

const KINDS = new Map(
  (Object.keys(CHECKS) as CheckName[]).map((name) => [keyOfCheck(name), name] as const),
);

const OWN_KINDS = new Map(
  (Object.keys(OWN_CHECKS) as OwnCheckName[]).map((name) => [keyOfCheck(name), name] as const),
);

/** Reads a peering agreement; reports every mistake in it, and returns null if there is any. */
export function loadAgreement(source: Source, report: Report): Agreement | null {
  const found = new Diagnostics();
  const tell: Report = (d) => {
    found.report(d);
    report(d);
  };
  const { root, errors } = readValidated(source, validate, tell);
  if (!root) return null;
  const all = items(child(root, "checks"));
  const ofOwn = items(child(root, "own"));
  const isSound = ({ span }: Node) => !errors.isIn(span);
  const read = all.filter(isSound).flatMap((node) => readEntry(node, tell) ?? []);
  const own = ofOwn.filter(isSound).flatMap((node) => readOwnEntry(node, tell) ?? []);
  // Two checks with one id are found even if something else in one of them is wrong.
  checkUniqueNames(
    [...all, ...ofOwn].flatMap((node) => {
      const id = child(node, "id");
      const name = textOf(id);
      return id && name !== null && !errors.isIn(id.span) ? [{ name, span: id.span }] : [];
    }),
    tell,
  );
  const words = (key: string): Words | null => wordsOf(root, child(root, "pt"), key);
  const title = words("title");
  if (found.failed || !title) return null;
  const relations = items(child(root, "relations")).flatMap((node) => textOf(node) ?? []);
  return {
    path: source.path,
    title,
    intro: words("intro"),
    contact: words("contact"),
    relations: relations.length > 0 ? (relations as Relation[]) : ["peer"],
    maxAge: parseDuration(textOf(child(root, "max_age")) ?? "") ?? USUAL_MAX_AGE,
    entries: read,
    own,
  };
}

function readEntry(node: Node, report: Report): AgreementEntry | null {
  const id = child(node, "id");
  const [pair] = entries(child(node, "check"));
  const text = wordsOf(node, node, "text", "pt");
  const kind = pair && KINDS.get(pair[0]);
  // The schema has said what is missing.
  if (!id || !kind || !text) return null;
  const definition: CheckDefinition | null = CHECKS[kind].read(pair[1], report);
  return (
    definition && {
      id: textOf(id) ?? "",
      text,
      isPublished: booleanOf(child(node, "published")) ?? true,
      check: definition,
      exceptions: items(child(node, "except")).map((each) => readException(each, report)),
      span: id.span,
    }
  );
}

function readException(node: Node, report: Report): Exception {
  const day = child(node, "until");
  const until = textOf(day);
  if (day && until !== null && !isDay(until)) {
    const params = { value: until, expected: "a day that exists" };
    report(diagnostic("invalid-value", params, { span: day.span }));
  }
  const asn = numberOf(child(node, "peer")) ?? 0;
  return { asn, why: textOf(child(node, "why")) ?? "", until };
}

/** Whether there is such a day: 30 February would be 2 March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readOwnEntry(node: Node, report: Report): OwnEntry | null {
  const id = child(node, "id");
  const [pair] = entries(child(node, "check"));
  const text = textOf(child(node, "text"));
  const kind = pair && OWN_KINDS.get(pair[0]);
  if (!id || !kind || text === null) return null;
  const check: OwnCheckDefinition | null = OWN_CHECKS[kind].read(pair[1], report);
  return check && { id: textOf(id) ?? "", text, check, span: id.span };
}

/** A text, and the same in Portuguese under a key of another mapping. */
function wordsOf(node: Node, other: Node | null, key: string, otherKey = key): Words | null {
  const en = textOf(child(node, key));
  return en === null ? null : { en, pt: textOf(other && child(other, otherKey)) };
}
