import { createHash } from "node:crypto";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

import { rolldown } from "rolldown";

import { evaluate } from "./evaluate.js";

/**
 * Replaces each `*.check.ts` of the sources with the code that ajv generates for its schema, so the program neither
 * compiles schemas at start-up nor contains a compiler. Each becomes a separate file in the folder that `folderOf`
 * gives, loaded when first called: the shipped policies are known to be valid, and few networks have their own.
 * `isCommonJs` says whether the bundle has its own `require`.
 */
export function schemaChecks(folderOf, isCommonJs) {
  let compiler = null;
  return {
    name: "schema-checks",
    resolveId: (id) => (/\.check-\w+\.cjs$/.test(id) ? { id, external: true } : undefined),
    load: {
      filter: { id: /\.check\.ts$/ },
      async handler(id) {
        compiler ??= evaluate("src/document/compile-schema.ts");
        const { schemaCode } = await compiler;
        // Such a module passes its schema to the compiler; here the compiler returns it.
        const { check: schema } = await evaluate(id, [schemaAsItIs()]);
        const source = await withItsImports(schemaCode(schema));
        const hash = createHash("sha256").update(source).digest("hex").slice(0, 8);
        const name = `${basename(id, ".ts")}-${hash}.cjs`;
        this.emitFile({ type: "asset", fileName: `${folderOf(id)}/${name}`, source });
        return { code: atFirstCall(name, isCommonJs), moduleType: "js" };
      },
    },
  };
}

function atFirstCall(name, isCommonJs) {
  const require = isCommonJs
    ? ""
    : 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);';
  return `
${require}
let made = null;
export function check(value) {
  made ??= require("./${name}").check;
  const isRight = made(value);
  check.errors = made.errors;
  return isRight;
}
`;
}

/** A module of generated code together with the parts of ajv that it needs. */
async function withItsImports(code) {
  // As if it were in the package, where imports of packages are resolved.
  const entry = fileURLToPath(new URL("../schema-check.cjs", import.meta.url));
  const plugin = {
    name: "text",
    resolveId: (id) => (id === entry ? id : undefined),
    load: (id) => (id === entry ? { code, moduleType: "js" } : undefined),
  };
  const build = await rolldown({ input: entry, platform: "node", plugins: [plugin] });
  const { output } = await build.generate({ format: "cjs", minify: MINIFY });
  await build.close();
  return output[0].code;
}

/** Without blanks and comments there is less to read at every start; names are kept, for stack traces. */
export const MINIFY = { compress: false, mangle: false, codegen: { removeWhitespace: true } };

function schemaAsItIs() {
  return {
    name: "schema-as-it-is",
    load: {
      filter: { id: /compile-schema\.ts$/ },
      handler: () => "export const compileSchema = (schema) => schema;",
    },
  };
}
