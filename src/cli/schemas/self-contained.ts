/** A JSON Schema with definitions. */
interface Definitions {
  readonly $defs: object;
}

/**
 * A schema that refers to definitions of another file, with these in it, so that it can be used alone: by an editor that was
 * given one file, and by a checker that fetches nothing. `file` is the other file's name in references.
 */
export function selfContained(schema: object, file: string, { $defs }: Definitions): object {
  return { ...(withoutFile(schema, file) as object), $defs };
}

function withoutFile(value: unknown, file: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutFile(each, file));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === "$ref" && typeof each === "string" && each.startsWith(`${file}#`)
        ? [key, each.slice(file.length)]
        : [key, withoutFile(each, file)],
    ),
  );
}
