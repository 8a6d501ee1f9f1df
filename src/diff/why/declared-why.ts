import type { Located } from "../../declaration/index.ts";
import type { Why } from "./why.ts";

/** The values that a declaration has more or less often than before, each with its line. */
export function declaredWhy<T>(
  what: string,
  before: readonly Located<T>[],
  after: readonly Located<T>[],
  format: (value: T) => string,
): readonly Why[] {
  const texts = (all: readonly Located<T>[]) => new Set(all.map(({ value }) => format(value)));
  const [old, now] = [texts(before), texts(after)];
  const describe = (all: readonly Located<T>[], known: ReadonlySet<string>, how: string) =>
    all.flatMap(({ value, span }): Why[] => {
      const text = format(value);
      return known.has(text) ? [] : [{ text: `${what} ${text} ${how}`, span }];
    });
  return [
    ...describe(after, old, "is declared now"),
    ...describe(before, now, "is no longer declared"),
  ];
}
