import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import type { PeeringInterface } from "./find-interfaces.ts";
import type { TrafficFilter } from "./traffic-filter.ts";

/**
 * Reports filters that would have the same name, and those on an interface at which another place is as well, with a
 * filter or without: a customer there may send traffic for any destination.
 */
export function checkUnique(
  { name: router, span }: RouterPlan,
  filters: readonly TrafficFilter[],
  interfaces: readonly PeeringInterface[],
  report: Report,
): void {
  const tell = (name: string, ...places: readonly string[]): void =>
    report(diagnostic("interface-of-two-places", { router, name, places }, { span }));
  filters.forEach((one, i) => {
    for (const other of filters.slice(0, i)) {
      if (one.name === other.name) tell(one.name, other.place, one.place);
    }
    for (const other of interfaces) {
      const isItself = other.place === one.place && other.exchange === one.exchange;
      if (isItself || one.interface === null || other.name !== one.interface) continue;
      // Of two filters the later one reports it.
      const isEarlier = filters.findIndex(({ place }) => place === other.place) < i;
      if (isEarlier) tell(one.interface, other.place, one.place);
    }
  });
}
