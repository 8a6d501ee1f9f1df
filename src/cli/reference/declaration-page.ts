import { code, page, table } from "./markdown.ts";
import { valueOf, type Schema } from "./schema-text.ts";

interface Row {
  readonly path: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** The reference of every key of `network.yaml` and `peers/*.yaml`, from their JSON Schemas by file name. */
export function declarationPage(schemas: Readonly<Record<string, object>>): string {
  const files = schemas as Readonly<Record<string, Schema>>;
  const blocks = Object.entries(files).flatMap(([file, schema]) => {
    const rows = walk(schema, schema, "", files, true);
    return [
      `## ${file.replace(".schema.json", "")}`,
      schema.description ?? "",
      table(
        ["key", "required", "value", "default", "meaning"],
        rows.map(({ path, required, schema: key }) => [
          code(path),
          required ? "yes" : "",
          valueOf(key),
          key.default === undefined ? "" : code(JSON.stringify(key.default)),
          key.description ?? "",
        ]),
      ),
    ];
  });
  return page("The declaration", "the JSON Schemas in src/declaration", [
    "`[]` is an item of a list, `<name>` a name of your choice. Durations are written as `30m`, `90s` or `300ms`, percentages as `80%`.",
    ...blocks,
  ]);
}

function walk(
  schema: Schema,
  root: Schema,
  path: string,
  files: Readonly<Record<string, Schema>>,
  top: boolean,
): Row[] {
  const { schema: resolved, root: home } = resolve(schema, root, files);
  const rows: Row[] = [];
  for (const [key, value] of Object.entries(resolved.properties ?? {})) {
    const here = path === "" ? key : `${path}.${key}`;
    const target = resolve(value, home, files);
    const required = resolved.required?.includes(key) ?? false;
    rows.push({ path: here, required, schema: { ...target.schema, ...value } });
    rows.push(...walk(value, home, here, files, false));
  }
  if (typeof resolved.additionalProperties === "object") {
    rows.push(...walk(resolved.additionalProperties, home, `${path}.<name>`, files, false));
  }
  if (resolved.items) rows.push(...walk(resolved.items, home, `${path}[]`, files, false));
  for (const branch of [...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])]) {
    rows.push(...walk(branch, home, path, files, top));
  }
  return rows;
}

/** Follows `$ref`s, also into another file: `peers.schema.json#/$defs/asn`. */
function resolve(
  schema: Schema,
  root: Schema,
  files: Readonly<Record<string, Schema>>,
): { readonly schema: Schema; readonly root: Schema } {
  if (schema.$ref === undefined) return { schema, root };
  const [file = "", pointer = ""] = schema.$ref.split("#");
  const home = file === "" ? root : files[file];
  const name = pointer.replace("/$defs/", "");
  const target = home?.$defs?.[name];
  if (!home || !target) throw new Error(`a reference to nothing: ${schema.$ref}`);
  return resolve(target, home, files);
}
