import type { Declaration } from "../../declaration/index.ts";

/** Whether two declarations say the same, wherever it stands in the files. */
export function isSameDeclaration(one: Declaration, other: Declaration): boolean {
  return withoutPlaces(one) === withoutPlaces(other);
}

function withoutPlaces(declaration: Declaration): string {
  return JSON.stringify(declaration, (key, value: unknown) => {
    if (/span$/i.test(key)) return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });
}
