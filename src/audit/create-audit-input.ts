import type { Declaration } from "../declaration/index.ts";
import { createLocate } from "../diagnostics/index.ts";
import type { Sources } from "../sources/index.ts";
import type { AuditInput } from "./audit-input.ts";
import { given, type Ages } from "./evidence/given.ts";
import { PeeringDbView } from "./evidence/peeringdb-view.ts";

/** What an audit is made from. */
export interface AuditMaterial {
  readonly declaration: Declaration;
  readonly sources: Sources;
}

const FETCH = "declare it in `sources` of network.yaml, and run `peerc fetch`";

/** Prepares what the checks look at: indices, and what evidence is recent enough. */
export function createAuditInput({ declaration, sources }: AuditMaterial, ages: Ages): AuditInput {
  const locate = createLocate();
  return {
    declaration,
    placeOf: (span) => {
      const { path, start } = locate(span);
      return `${path}:${start.line}`;
    },
    peeringdb: given(
      sources.peeringdb,
      { name: "PeeringDB data", source: "PeeringDB", remedy: FETCH },
      ages,
      (data) => new PeeringDbView(data),
    ),
    flows: given(
      sources.flows,
      { name: "flows", source: "flows", remedy: FETCH },
      ages,
      ({ volumes }) => new Map(volumes.map((volume) => [volume.asn, volume])),
    ),
  };
}
