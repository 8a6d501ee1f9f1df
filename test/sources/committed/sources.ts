import { digestOf, type CommittedSource } from "../../../src/sources/index.ts";

/** A committed source of flows with as many networks as given. */
export function flowsSource(networks: number, time = "2026-11-01T00:00:00Z"): CommittedSource {
  const lines = Array.from({ length: networks }, (_, i) => `AS${64_500 + i} 1000 -\n`);
  const texts = new Map([["volumes.txt", lines.join("")]]);
  const counts = { networks };
  return { entry: { origins: ["flows.csv"], time, counts, digest: digestOf(texts) }, texts };
}
