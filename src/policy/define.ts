import { diagnostic, type Report, type Span } from "../diagnostics/index.ts";

/** Adds a definition to a table under its name; reports a name that is taken, and keeps the earlier definition. */
export function define<T extends { readonly span: Span }>(
  table: Map<string, T>,
  name: string,
  value: T,
  report: Report,
): void {
  const earlier = table.get(name);
  if (earlier) {
    const related = [{ message: "the other one is here", span: earlier.span }];
    report(diagnostic("defined-twice", { name }, { span: value.span, related }));
  } else table.set(name, value);
}
