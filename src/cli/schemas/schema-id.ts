import { SCHEMA_FOLDER, schemaFile } from "./schema-list.ts";

/** A package on npm. */
export interface PackageName {
  readonly name: string;
  readonly version: string;
}

/**
 * The `$id` of a schema: the URL under which a CDN of npm packages has its file in this version of the package. It is an id
 * that needs no domain: only who may publish the package can put something there, what is there never changes, and an editor
 * that is given the id fetches the schema. (unpkg serves any file of a package: https://unpkg.com/about)
 */
export function schemaId({ name, version }: PackageName, schema: string): string {
  return `https://unpkg.com/${name}@${version}/${SCHEMA_FOLDER}/${schemaFile(schema)}`;
}
