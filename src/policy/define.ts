import { diagnostic, type Report, type Span } from "../diagnostics/index.ts";

/** Puts something under its name into a table; reports a name that is taken, and leaves what has it. */
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
