import type { Declaration } from "../../declaration/index.ts";
import { diagnostic, Diagnostics, didYouMean, type Report } from "../../diagnostics/index.ts";
import type { Evidence, PeeringDb } from "../../sources/index.ts";
import type { AddArguments } from "./read-add-arguments.ts";
import { readPeeringRequest } from "./read-peering-request.ts";
import type { Wanted, WantedPlace } from "./wanted.ts";

/** Looks up what a command line names, and reads the request. Every mistake is reported; null if there is one. */
export function findWanted(
  given: AddArguments,
  declaration: Declaration,
  peeringdb: Evidence<PeeringDb> | null,
  readText: (path: string) => string | null,
  report: Report,
): Wanted | null {
  const found = new Diagnostics();
  const known = (option: "router" | "exchange", name: string, names: readonly string[]): void => {
    if (names.includes(name)) return;
    const near = didYouMean(name, names);
    const hint =
      near === null ? `${option}s: ${names.join(", ") || "none"}` : `did you mean \`${near}\`?`;
    found.report(
      option === "router"
        ? diagnostic("unknown-router", { name, known: names }, { hint })
        : diagnostic("unknown-exchange", { name }, { hint }),
    );
  };
  const { router, exchanges, pni, addresses, file, margin } = given;
  if (router !== null)
    known(
      "router",
      router,
      declaration.routers.map(({ name }) => name),
    );
  for (const id of exchanges)
    known(
      "exchange",
      id,
      declaration.exchanges.map((each) => each.id),
    );
  found.all.forEach(report);
  if (found.failed) return null;
  const common = { router, file, margin, remarks: [] };
  if (given.from === null) {
    const atExchanges = [...new Set(exchanges)].map((exchange): WantedPlace => ({
      kind: "exchange",
      exchange,
      addresses,
    }));
    const places: readonly WantedPlace[] | null =
      pni !== null
        ? [{ kind: "interface", interface: pni, addresses }]
        : atExchanges.length > 0
          ? atExchanges
          : null;
    if (given.asn === null) throw new Error("no ASN and no request");
    return { ...common, asn: given.asn, places };
  }
  const path = given.from;
  const text = readText(path);
  if (text === null) {
    report(diagnostic("add-request-invalid", { path, problem: "it cannot be read" }));
    return null;
  }
  const request = readPeeringRequest(text, { path, declaration, peeringdb }, report);
  if (!request) return null;
  if (given.asn !== null && given.asn !== request.asn) {
    const problem = `it is AS${request.asn}'s, and not AS${given.asn}'s`;
    report(diagnostic("add-request-invalid", { path, problem }));
    return null;
  }
  const withLocal = request.places.map((place) => ({
    ...place,
    addresses: place.addresses.map((pair) => ({
      ...pair,
      local:
        pair.local ??
        addresses.find(({ local }) => local?.family === pair.remote?.family)?.local ??
        null,
    })),
  }));
  return { ...common, ...request, places: withLocal };
}
