import { diagnostic, Diagnostics, type Report, type Source } from "../diagnostics/index.ts";
import { child, makeValidator, numberOf, parseJson, textOf } from "../document/index.ts";
import { check } from "./header.check.ts";
import type { RoutesHeader } from "./received-route.ts";
import { ROUTES_VERSION, TIME } from "./routes-schema.ts";

const validate = makeValidator(check);

/** Reads the first line. Null if an error was reported; then nothing is known about the other lines. */
export function readHeader(source: Source, given: Report): RoutesHeader | null {
  const found = new Diagnostics();
  const report: Report = (d) => {
    found.report(d);
    given(d);
  };
  const root = parseJson(source, () => {});
  const span = { source, start: 0, end: source.text.length };
  const fail = (what: string) =>
    given(diagnostic("routes-not-the-form", { found: what }, { span }));
  if (!root || textOf(child(root, "format")) !== "peerc-routes") {
    fail(describe(source.text, root !== null && child(root, "prefix") !== null));
    return null;
  }
  const version = child(root, "version");
  if (numberOf(version) !== ROUTES_VERSION && numberOf(version) !== null) {
    const params = { found: String(numberOf(version)), known: ROUTES_VERSION };
    given(diagnostic("routes-version-unknown", params, { span: version?.span }));
    return null;
  }
  validate(root, report);
  const time = child(root, "time");
  const text = textOf(time) ?? "";
  if (!found.failed && !isTime(text)) {
    const params = { value: text, expected: "a time that exists" };
    report(diagnostic("invalid-value", params, { span: time?.span }));
  }
  if (found.failed) return null;
  const router = textOf(child(root, "router"));
  return { router, time: text, source: textOf(child(root, "source")) ?? "" };
}

/** Whether a text is RFC 3339 in UTC, and there is such a day and such a time on it. */
export function isTime(text: string): boolean {
  if (!TIME.test(text)) return false;
  const seconds = text.slice(0, 19);
  const time = Date.parse(`${seconds}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(seconds);
}

/** What the beginning of another file looks like. */
function describe(text: string, isRoute: boolean): string {
  if (isRoute) return "a route";
  if (/^\s*$/.test(text)) return "an empty line";
  if (text.startsWith("\ufeff")) return "a byte-order mark";
  if (/^\s*</.test(text)) return "HTML or XML";
  if (/^\s*\[/.test(text)) return "a list: JSON Lines have one object on each line";
  // oxlint-disable-next-line no-control-regex -- what is no text has such characters
  if (/[\u0000-\u0008\ufffd]/.test(text)) return "bytes that are no text";
  return "something else";
}
