import { cut } from "./cut.ts";
import type { FlowsRow, ImpactReport } from "./impact-report.ts";
import type { Extent, Section } from "./section.ts";
import { count, sessionText } from "./words.ts";

/** Measured traffic by what becomes of its exits. */
export function flowSections({ flows }: ImpactReport, extent: Extent): readonly Section[] {
  if (!flows) return [];
  const moved = flows.moved.reduce((sum, { rate }) => sum + rate, 0);
  const title = `Traffic: ${rateText(flows.lost)} without an exit, ${rateText(moved)} by another exit, of ${rateText(flows.total)}`;
  const lines = [
    ...cut(flows.moved, extent.groups, ({ from, to, rate }) => [
      `${rateText(rate)} from ${from ? sessionText(from) : "no exit"} to ${sessionText(to)}`,
    ]),
    ...sessionLines(flows, extent),
    ...cut(flows.divided, extent.groups, ({ asn, rate, kept, moved: other, lost }) => [
      `${rateText(rate)} to AS${asn} is divided: of its prefixes ${count(lost, "loses", "lose")} the exit, ${count(other, "gets", "get")} another one, ${count(kept, "keeps", "keep")} it`,
    ]),
    ...(flows.elsewhere > 0
      ? [`${rateText(flows.elsewhere)} goes where none of these sessions accepts a route`]
      : []),
    ...(flows.unknown > 0
      ? [`${rateText(flows.unknown)} has no destination in the file (0.0.0.0/0, ::/0 or AS 0)`]
      : []),
  ];
  return [{ title, lines }];
}

/** The sessions that get more, with what they have then: the most first. */
function sessionLines({ sessions }: FlowsRow, extent: Extent): readonly string[] {
  const more = sessions
    .filter(({ before, after }) => after > before)
    .toSorted((a, b) => b.after - b.before - (a.after - a.before));
  return cut(more, extent.groups, ({ session, before, after }) => [
    `${sessionText(session)} carries ${rateText(after)} then, ${rateText(before)} now`,
  ]);
}

/** `12.3 Gbit/s`, `450 Mbit/s`. */
export function rateText(rate: number): string {
  const gigabits = rate / 1e9;
  if (gigabits >= 1) return `${gigabits.toFixed(gigabits >= 100 ? 0 : 1)} Gbit/s`;
  const megabits = rate / 1e6;
  return megabits >= 1 || rate === 0 ? `${megabits.toFixed(0)} Mbit/s` : `${rate} bit/s`;
}
