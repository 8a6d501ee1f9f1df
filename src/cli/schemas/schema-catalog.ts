import { schemaId, type PackageName } from "./schema-id.ts";
import { SCHEMAS } from "./schema-list.ts";

/**
 * A catalogue of the schemas of files that people write, as editors read it from SchemaStore or from an address of one's own
 * (https://json.schemastore.org/schema-catalog.json). The folders `peers` and `tests` and the file `network.yaml` mean something
 * else in other repositories, so this is for editors of networks and not for SchemaStore.
 */
export function schemaCatalog(of: PackageName): object {
  return {
    $schema: "https://json.schemastore.org/schema-catalog.json",
    version: 1,
    schemas: SCHEMAS.flatMap(({ name, about, files }) =>
      files.length === 0
        ? []
        : [
            {
              name: `${of.name} ${name}`,
              description: `${of.name}: ${about}`,
              fileMatch: files.map(anywhere),
              url: schemaId(of, name),
            },
          ],
    ),
  };
}

/** A pattern for a network in any folder. */
function anywhere(pattern: string): string {
  return pattern.startsWith("!") ? `!**/${pattern.slice(1)}` : `**/${pattern}`;
}
