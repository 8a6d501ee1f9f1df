import type { FilterNode } from "../../../policy/index.ts";
import type { FilterReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { Attached } from "./channel.ts";
import { Cursor } from "./cursor.ts";
import type { BirdFile } from "./file.ts";
import type { FilterReader } from "./filter.ts";
import { parseExpression, parseStatements } from "./syntax.ts";

/** The filter that a channel attaches, in any of its forms; an undefined one rejects, and is reported. */
export function readAttached(
  attached: Attached | null,
  line: number,
  file: BirdFile,
  reader: FilterReader,
  problems: ReadingProblems,
): FilterReading {
  const end = (verdict: "accept" | "reject", at: number): FilterNode => ({
    kind: "verdict",
    verdict,
    line: at,
  });
  if (!attached) {
    problems.notUnderstood(line, "a channel without both import and export");
    return { name: "(default)", line, start: end("reject", line) };
  }
  switch (attached.kind) {
    case "none":
    case "all":
      return {
        name: `(${attached.kind})`,
        line: attached.line,
        start: end(attached.kind === "all" ? "accept" : "reject", attached.line),
      };
    case "filter": {
      const filter = file.objects.filters.get(attached.name);
      file.objects.used.add(attached.name);
      if (!filter) {
        problems.notDefined(attached.line, "filter", attached.name, "BIRD refuses the file");
        return { ...attached, start: end("reject", attached.line) };
      }
      return { ...attached, start: reader.filter(filter) };
    }
    case "inline":
      return {
        name: "(in place)",
        line: attached.line,
        start: reader.read(parseStatements(attached.body), attached.line),
      };
    case "where": {
      const cursor = new Cursor(attached.expression);
      const expression = parseExpression(cursor);
      if (!cursor.isAtEnd) cursor.fail("more than a condition");
      return { name: "(where)", line: attached.line, start: reader.where(expression) };
    }
  }
}
