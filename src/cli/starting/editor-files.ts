import { SCHEMAS } from "../schemas/schema-list.ts";

/** The extensions that VS Code recommends in a new repository: `.vscode/extensions.json`. */
export const EDITOR_EXTENSIONS = `{
  "recommendations": ["redhat.vscode-yaml", "editorconfig.editorconfig"]
}
`;

/**
 * The settings of VS Code, which completes and checks YAML by the schemas; `schemaOf` gives a schema's address. Other editors
 * read the first line of each file.
 */
export function editorSettings(schemaOf: (name: string) => string): string {
  const schemas = Object.fromEntries(
    SCHEMAS.filter(({ files }) => files.length > 0).map(({ name, files }) => {
      const [first = ""] = files;
      return [schemaOf(name), files.length > 1 ? files : first];
    }),
  );
  const settings = {
    "yaml.schemas": schemas,
    "yaml.format.printWidth": 100,
    "[yaml]": { "editor.tabSize": 2, "editor.insertSpaces": true },
    "files.readonlyInclude": { "rendered/**": true, "snapshot/**": true },
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}
