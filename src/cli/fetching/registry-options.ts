/** The options that select registry data. */
export const REGISTRY_OPTIONS = {
  dir: {
    type: "string",
    value: "DIR",
    help: "use the registries that this network declares (default: this folder)",
  },
  dump: {
    type: "string",
    multiple: true,
    value: "FILE",
    help: "read this dump (RPSL, plain or gzip)",
  },
  server: { type: "string", value: "HOST", help: "query this IRRd server (HOST or HOST:PORT)" },
  sources: {
    type: "string",
    value: "LIST",
    help: "registries, in order: RADB,RIPE (default: as declared, or all)",
  },
} as const;
