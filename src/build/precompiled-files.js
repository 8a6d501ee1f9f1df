import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { evaluate } from "./evaluate.js";

const POLICIES = fileURLToPath(new URL("../../policies/", import.meta.url));

/** Puts the shipped policies, read and checked, in the place of `src/policy/reading/precompiled-files.ts`. */
export function precompiledFiles() {
  return {
    name: "precompiled-files",
    load: {
      filter: { id: /src\/policy\/reading\/precompiled-files\.ts$/ },
      async handler() {
        const { precompileFile } = await evaluate("src/policy/reading/precompile-file.ts");
        const known = yamlFiles().map((path) => {
          const text = readFileSync(join(POLICIES, path), "utf8");
          const file = precompileFile(kindOf(path), text);
          if (file === null) throw new Error(`policies/${path} has errors: run peerc validate`);
          return [text, file];
        });
        // V8 parses JSON faster than the equivalent code.
        const json = JSON.stringify(JSON.stringify(known));
        return {
          code: `export const precompiledFiles = new Map(JSON.parse(${json}));`,
          moduleType: "js",
        };
      },
    },
  };
}

function yamlFiles() {
  const names = readdirSync(POLICIES, { recursive: true });
  // Agreements are read by one command alone.
  return names.filter((name) => name.endsWith(".yaml") && !name.startsWith("agreements")).sort();
}

function kindOf(path) {
  if (path === "rules.yaml") return "rules";
  return path.startsWith("lists") ? "list" : "policy";
}
