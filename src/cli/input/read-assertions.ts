import { type AssertionFile, loadAssertions, namesOf } from "../../assertions/index.ts";
import type { Report } from "../../diagnostics/index.ts";
import type { NetworkParts } from "./load-network.ts";
import type { NetworkFiles } from "./network-files.ts";
import { readTests } from "./read-tests.ts";

/** Reads a network's assertions, even if the network has errors; null if an error in them was reported. */
export function readAssertions(
  network: NetworkParts<NetworkFiles>,
  report: Report,
): readonly AssertionFile[] | null {
  const sources = readTests(network.files, report);
  return sources && loadAssertions(sources, namesOf(network), report);
}
