/** The options that say where registry data is. */
export const REGISTRY_OPTIONS = {
  dir: {
    type: "string",
    value: "DIR",
    help: "as this network declares its registries (default: this folder)",
  },
  dump: { type: "string", multiple: true, value: "FILE", help: "read this dump (RPSL, or gzip)" },
  server: { type: "string", value: "HOST", help: "ask this IRRd server (HOST or HOST:PORT)" },
  sources: {
    type: "string",
    value: "LIST",
    help: "registries, in order: RADB,RIPE (default: as declared, or all)",
  },
} as const;
