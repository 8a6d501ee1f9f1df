import type { Command } from "./command.ts";

/** `peerc schema`: the JSON Schemas of files and outputs. */
export const schema: Command = {
  name: "schema",
  summary: "print the JSON Schema of a file or an output",
  usage: "[NAME]\n       peerc schema --catalog",
  about:
    "Prints one of the JSON Schemas (2020-12) that this version publishes: of the files that you write, of what commands print\n" +
    "with `--format json`, and of data. Each stands alone. Without NAME, lists them. Editors check and complete YAML by them:\n" +
    "each has an id, its address, for the first line of a file: `# yaml-language-server: $schema=ID`. An editor without access to\n" +
    "the Internet takes a file that this command has printed.\n" +
    "--catalog prints a catalogue as editors read it (the format of SchemaStore), with the patterns of the files.",
  options: {
    catalog: { type: "boolean", help: "print a catalogue of the schemas of files, for an editor" },
  },
  examples: [
    { line: "peerc schema", about: "which schemas are there, and what are their ids?" },
    { line: "peerc schema network > network.schema.json", about: "for an editor that is offline" },
    {
      line: "peerc schema --catalog > catalog.json",
      about: "for an editor's setting, such as `yaml.schemaStore.url`",
    },
  ],
  positionals: { min: 0, max: 1 },
  formats: ["text", "json"],
  run: async (args, io) => (await import("./run-schema.ts")).runSchema(args, io),
};
