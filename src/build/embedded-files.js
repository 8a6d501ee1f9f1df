/**
 * Puts a question to whatever loads the program's chunks in the place of `src/cli/embedded-files.ts`: the files of
 * the package are beside the program in dist/, and inside of it where it is one file (see `load-chunk.ts`).
 */
export function embeddedFiles() {
  const id = "peerc:embedded-files";
  return {
    name: "embedded-files",
    resolveId: (asked) => (asked === id ? { id, external: true } : undefined),
    load: {
      filter: { id: /src\/cli\/embedded-files\.ts$/ },
      handler: () => ({ code: `export { embeddedFiles } from "${id}";`, moduleType: "js" }),
    },
  };
}
