import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { evaluate } from "./evaluate.js";

const TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Puts the shipped templates, compiled, in the place of `src/platforms/precompiled-templates.ts`. */
export function precompiledTemplates() {
  return {
    name: "precompiled-templates",
    load: {
      filter: { id: /src\/platforms\/precompiled-templates\.ts$/ },
      async handler() {
        const { MAIN_TEMPLATE, templateCode } = await evaluate("src/platforms/engine.ts");
        const names = readdirSync(TEMPLATES, { recursive: true }).sort();
        const texts = names
          .filter((name) => name.endsWith(".hbs"))
          .map((name) => readFileSync(join(TEMPLATES, name), "utf8"));
        const entries = [...new Set([MAIN_TEMPLATE, ...texts])].map(
          (text) => `[${JSON.stringify(text)}, ${templateCode(text)}]`,
        );
        const code = `export const precompiledTemplates = new Map([${entries.join(",\n")}]);`;
        return { code, moduleType: "js" };
      },
    },
  };
}
