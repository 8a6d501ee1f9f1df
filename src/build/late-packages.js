import { createHash } from "node:crypto";

import { rolldown } from "rolldown";

import { MINIFY } from "./schema-checks.js";

/** What the sources use of packages that most runs do not need, by package. */
export const LATE_PACKAGES = { "ip-num": ["IPv4", "IPv6"] };

/**
 * Loads packages on first use: ip-num parses fourteen prefixes with regular expressions while it is loaded, and is
 * only needed for addresses in rare notations. Each becomes a separate file.
 */
export function latePackages() {
  const own = "\0late:";
  return {
    name: "late-packages",
    resolveId: (id) =>
      id in LATE_PACKAGES ? own + id : /^\.\/late-/.test(id) ? { id, external: true } : undefined,
    async load(id) {
      if (!id.startsWith(own)) return undefined;
      const name = id.slice(own.length);
      const source = await whole(name);
      const hash = createHash("sha256").update(source).digest("hex").slice(0, 8);
      const file = `late-${name}-${hash}.cjs`;
      this.emitFile({ type: "asset", fileName: `cli/${file}`, source });
      const parts = LATE_PACKAGES[name].map(
        (part) => `export const ${part} = new Proxy({}, { get: (_, key) => load().${part}[key] });`,
      );
      const code = `let made = null;\nconst load = () => (made ??= require("./${file}"));\n`;
      return { code: code + parts.join("\n"), moduleType: "js" };
    },
  };
}

async function whole(name) {
  const build = await rolldown({ input: name, platform: "node" });
  const { output } = await build.generate({ format: "cjs", minify: MINIFY });
  await build.close();
  return output[0].code;
}
