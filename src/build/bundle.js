import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import { rolldown } from "rolldown";

import { commitOf } from "./commit-of.js";
import { embeddedFiles } from "./embedded-files.js";
import { precompiledFiles } from "./precompiled-files.js";
import { precompiledTemplates } from "./precompiled-templates.js";
import { LATE_PACKAGES, latePackages } from "./late-packages.js";
import { MINIFY, schemaChecks } from "./schema-checks.js";

/** The package's own folder. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SOURCES = join(ROOT, "src");

/**
 * The program in a few files: `cli/main.cjs`, and the files that it and its commands load on demand, each named for
 * its content. They are CommonJS, because every Node version can cache its compiled code. Also contains
 * `licences.txt`, for the packages that are included, and `build.json`, with the commit. Returns path → text. Types are
 * not checked.
 */
export async function bundleProgram() {
  const chunks = await bundle(
    { program: "src/cli/program.ts" },
    [schemaChecks(() => "cli", true), latePackages(), embeddedFiles()],
    [],
    {
      format: "cjs",
      entryFileNames: "cli/[name]-[hash].cjs",
      chunkFileNames: "cli/[name]-[hash].cjs",
      sourcemap: true,
      minify: MINIFY,
    },
  );
  const program = chunks.output.find((file) => file.isEntry).fileName;
  const main = await bundleMain("src/cli/main.ts", basename(program), true);
  const output = [...chunks.output, ...main];
  const files = new Map(output.map((file) => [file.fileName, file.code ?? textOf(file)]));
  files.set("build.json", `${JSON.stringify({ commit: commitOf(ROOT) })}\n`);
  return files.set("licences.txt", licences(output));
}

/** What starts the program, whose chunk is named; `sourcemap`: whether with a source map. */
export async function bundleMain(input, program, sourcemap) {
  const { output } = await bundle({ main: input }, [], [], {
    // CommonJS as well: Node starts faster without its loader for ES modules.
    format: "cjs",
    entryFileNames: "cli/[name].cjs",
    codeSplitting: false,
    sourcemap,
    minify: MINIFY,
    banner: `const PROGRAM = ${JSON.stringify(program)};`,
  });
  return output;
}

/** Every module of the sources as a separate file, for benchmarks and for generating the documentation. */
export async function bundleModules() {
  const names = readdirSync(SOURCES, { recursive: true });
  const checks = schemaChecks((id) => relative(SOURCES, dirname(id)), false);
  const input = names.filter((name) => name.endsWith(".ts")).map((name) => join("src", name));
  const { output } = await bundle(input, [checks], [/^(?!\.|\/)/], {
    preserveModules: true,
    preserveModulesRoot: "src",
  });
  return new Map(output.map((file) => [file.fileName, file.code ?? file.source]));
}

async function bundle(input, plugins, external, options) {
  const build = await rolldown({
    cwd: ROOT,
    input,
    external,
    platform: "node",
    // The same modules as for Node, but as ES modules, so that unused code is removed.
    resolve: { alias: { yaml: join(ROOT, "node_modules/yaml/browser/index.js") } },
    plugins: [...plugins, precompiledFiles(), precompiledTemplates()],
    // Our modules only define things: a module from which nothing is used is not loaded.
    treeshake: { moduleSideEffects: (id) => !id.startsWith(SOURCES) },
    checks: { pluginTimings: false },
  });
  try {
    return await build.generate({ format: "esm", ...options });
  } finally {
    await build.close();
  }
}

/** Generated code; a source map without the sources: locations are enough, and the sources are most of it. */
function textOf({ fileName, source }) {
  if (!fileName.endsWith(".map")) return source;
  return JSON.stringify({ ...JSON.parse(source), sourcesContent: undefined });
}

/** The licences of all packages that the output contains parts of, as they require. */
function licences(output) {
  const modules = output.flatMap((file) => Object.keys(file.modules ?? {}));
  const late = Object.keys(LATE_PACKAGES).map((name) => join(ROOT, "node_modules", name));
  const folders = new Set([
    ...modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []),
    ...late,
  ]);
  return [...folders]
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(folder, "package.json"), "utf8"),
      );
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      if (file === undefined) throw new Error(`${name} has no text of its licence`);
      return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    })
    .sort()
    .join(`\n${"-".repeat(72)}\n\n`);
}
