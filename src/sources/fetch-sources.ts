import type {
  Located,
  PeeringDbSettings,
  SourceLocation,
  SourceSetting,
  SourceSettings,
} from "../declaration/index.ts";
import { diagnostic, type Span } from "../diagnostics/index.ts";
import { digestOf, type CommittedSource } from "./committed/committed-source.ts";
import type { SourceKind } from "./committed/source-name.ts";
import type { FetchContext, FetchedSource } from "./fetch-source.ts";
import { fetchFlows } from "./flows/fetch-flows.ts";
import { FORMATS, type SourceData } from "./formats.ts";
import { fetchIxf } from "./ixf/fetch-ixf.ts";
import { ReadProblem } from "./open-location.ts";
import { fetchDeclared } from "./peeringdb/fetch-declared.ts";
import { fetchRoutingTable } from "./routing-table/fetch-routing-table.ts";
import { fetchRpki } from "./rpki/fetch-rpki.ts";
import type { SourceFormat } from "./source-format.ts";

/** A declared source. */
export type DeclaredSource = {
  readonly name: string;
  readonly span: Span;
  /** The oldest data that is accepted, in seconds. */
  readonly maxAgeSeconds: number;
} & (
  | { readonly kind: "peeringdb"; readonly setting: PeeringDbSettings }
  | { readonly kind: "rpki" | "routing-table" | "flows"; readonly setting: SourceSetting }
  | { readonly kind: "ixf"; readonly exchange: string; readonly from: SourceLocation }
);

/** The sources that a declaration names, in the order of their names. */
export function declaredSources(
  { peeringdb, rpki, routingTable, flows, maxAgeSeconds }: SourceSettings,
  exchanges: readonly { readonly id: string; readonly ixf: Located<SourceLocation> | null }[],
): readonly DeclaredSource[] {
  const plain = (
    kind: "rpki" | "routing-table" | "flows",
    setting: SourceSetting | null,
  ): readonly DeclaredSource[] => {
    if (setting === null) return [];
    const { span, maxAgeSeconds: own } = setting;
    return [{ name: kind, kind, setting, span, maxAgeSeconds: own }];
  };
  const exports = exchanges.flatMap(({ id, ixf }): readonly DeclaredSource[] =>
    ixf === null
      ? []
      : [
          {
            name: `ixf/${id}`,
            kind: "ixf",
            exchange: id,
            from: ixf.value,
            span: ixf.span,
            maxAgeSeconds,
          },
        ],
  );
  const own: readonly DeclaredSource[] =
    peeringdb === null
      ? []
      : [
          {
            name: "peeringdb",
            kind: "peeringdb",
            setting: peeringdb,
            span: peeringdb.span,
            maxAgeSeconds: peeringdb.maxAgeSeconds,
          },
        ];
  return [
    ...plain("flows", flows),
    ...exports,
    ...own,
    ...plain("routing-table", routingTable),
    ...plain("rpki", rpki),
  ];
}

/**
 * Fetches declared sources one after another; null for each that failed, after an error was reported. `contextFor`
 * gives what a source may use.
 */
export async function fetchSources(
  sources: readonly DeclaredSource[],
  contextFor: (source: DeclaredSource) => FetchContext,
): Promise<ReadonlyMap<string, CommittedSource | null>> {
  const fetched = new Map<string, CommittedSource | null>();
  for (const source of sources) {
    const context = contextFor(source);
    try {
      fetched.set(source.name, await fetchOne(source, context));
    } catch (problem) {
      // A file that breaks off while it is read.
      if (!(problem instanceof ReadProblem)) throw problem;
      const params = { name: source.name, origin: "the file", problem: problem.message };
      context.report(diagnostic("source-unreadable", params, { span: source.span }));
      fetched.set(source.name, null);
    }
  }
  return fetched;
}

async function fetchOne(
  source: DeclaredSource,
  context: FetchContext,
): Promise<CommittedSource | null> {
  switch (source.kind) {
    case "peeringdb":
      return commit("peeringdb", await fetchDeclared(source.setting, context));
    case "ixf":
      return commit("ixf", await fetchIxf(source.exchange, source.from, context));
    case "rpki":
      return commit("rpki", await fetchRpki(source.setting, context));
    case "routing-table":
      return commit("routing-table", await fetchRoutingTable(source.setting, context));
    case "flows":
      return commit("flows", await fetchFlows(source.setting, context));
  }
}

/** Fetched data in its committed form. */
function commit<Kind extends SourceKind>(
  kind: Kind,
  fetched: FetchedSource<SourceData[Kind]>,
): CommittedSource | null {
  const format: SourceFormat<SourceData[Kind]> = FORMATS[kind];
  if (!fetched) return null;
  const { data, provenance } = fetched;
  const texts = format.write(data);
  return { entry: { ...provenance, counts: format.count(data), digest: digestOf(texts) }, texts };
}
