/**
 * The files of the package that the program reads, by their paths in it, where the whole program is one file; null
 * where they lie beside the program. Filled in by the build.
 */
export const embeddedFiles: ReadonlyMap<string, string> | null = null as ReadonlyMap<
  string,
  string
> | null;
