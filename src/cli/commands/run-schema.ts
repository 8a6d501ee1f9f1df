import { diagnostic, formatText, type Diagnostic } from "../../diagnostics/index.ts";
import { formatTable } from "../../report/index.ts";
import { EXIT, type Io } from "../output/io.ts";
import { packageFolder, packageName } from "../package-files.ts";
import { schemaCatalog } from "../schemas/schema-catalog.ts";
import { schemaId } from "../schemas/schema-id.ts";
import {
  SCHEMA_FOLDER,
  schemaFile,
  SCHEMAS,
  type PublishedSchema,
} from "../schemas/schema-list.ts";
import type { Arguments } from "./command.ts";

/** Prints a schema, their list or their catalogue; returns the exit code. */
export function runSchema(args: Arguments, io: Io): Promise<number> {
  const of = packageName();
  const [name] = args.positionals;
  const fail = (problem: Diagnostic, code: number): Promise<number> => {
    io.stderr(formatText([problem], { colour: io.colour }));
    return Promise.resolve(code);
  };
  if (args.flag("catalog")) {
    if (name !== undefined) {
      const problem = "--catalog is of all schemas, and takes no name";
      return fail(diagnostic("wrong-usage", { problem, command: "schema" }), EXIT.usage);
    }
    io.stdout(`${JSON.stringify(schemaCatalog(of), null, 2)}\n`);
  } else if (name === undefined) {
    const rows = SCHEMAS.map((each) => ({ ...each, id: schemaId(of, each.name) }));
    io.stdout(
      args.text("format") === "json"
        ? `${JSON.stringify(rows, null, 2)}\n`
        : formatTable(
            [{ title: "NAME" }, { title: "OF" }, { title: "ID" }],
            rows.map((row) => [row.name, subjectOf(row), row.id]),
            null,
          ).text,
    );
  } else {
    const known = SCHEMAS.map((each) => each.name);
    if (!known.includes(name)) {
      return fail(diagnostic("unknown-schema", { name, known }), EXIT.errors);
    }
    const text = packageFolder(SCHEMA_FOLDER).read(schemaFile(name));
    if (text === null) throw new Error(`the package has no schema of ${name}`);
    io.stdout(text);
  }
  return Promise.resolve(EXIT.ok);
}

/** What a schema describes, in words: its files, or the command. */
function subjectOf({ about, files }: PublishedSchema): string {
  return files.length === 0 ? about : files.filter((file) => !file.startsWith("!")).join(", ");
}
