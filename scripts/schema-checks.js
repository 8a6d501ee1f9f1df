import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { rolldown } from "rolldown";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const COMPILER = join(ROOT, "src/document/compile-schema.ts");
const CHECK = /\.check\.ts$/;

/**
 * Puts code in the place of each `*.check.ts` of the sources: what ajv makes of its schema, so that the program compiles no
 * schema when it starts, and holds no compiler.
 */
export function schemaChecks() {
  let compiler = null;
  return {
    name: "schema-checks",
    load: {
      filter: { id: CHECK },
      async handler(id) {
        compiler ??= evaluate(COMPILER, [], ROOT);
        const { schemaCode } = await compiler;
        // Such a module gives its schema to the compiler; here the compiler gives it back.
        const { check } = await evaluate(id, [schemaAsItIs()], ROOT);
        return { code: schemaCode(check), moduleType: "js" };
      },
    },
  };
}

function schemaAsItIs() {
  return {
    name: "schema-as-it-is",
    load: {
      filter: { id: /compile-schema\.ts$/ },
      handler: () => "export const compileSchema = (schema) => schema;",
    },
  };
}

/** What a module of the sources exports. */
async function evaluate(input, plugins, root) {
  const build = await rolldown({ input, platform: "node", plugins, external: /^ajv/ });
  const { output } = await build.generate({ format: "esm", codeSplitting: false });
  await build.close();
  // Inside of the package, where imports of packages are found.
  const folder = mkdtempSync(join(root, "node_modules/.peerc-"));
  try {
    const path = join(folder, "module.js");
    writeFileSync(path, output[0].code);
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    return await import(pathToFileURL(path).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
