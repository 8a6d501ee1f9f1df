import type { SessionPlan } from "../../../model/index.ts";
import { bfdLine, write, type BfdRanges } from "../../advice.ts";
import type { Complaints } from "../../complaints.ts";
import { linuxInterfaceLimits } from "../../interface-names.ts";
import { secretLimits } from "../../secret-limits.ts";
import { MAX_TEXT, unquotable } from "../quote.ts";
import { keepsImportTable } from "../render/neighbor-view.ts";

/**
 * BFD, intervals in milliseconds. BIRD accepts any number, but stores microseconds in 32 bits and the multiplier in
 * 8, and truncates them (proto/bfd/bfd.h): 4295 s would be 33 ms.
 */
const BFD: BfdRanges = {
  interval: { least: 1, most: 4_294_967 },
  multiplier: { least: 1, most: 255 },
};

/** Reports numbers, texts and names of a session that BIRD does not take, and what it does in its own way. */
export function sessionLimits(session: SessionPlan, complain: Complaints): void {
  const { options, span, name } = session;
  descriptionLimits(session, complain);
  secretLimits(session, complain);
  linuxInterfaceLimits(session, complain);
  if (options.bfd) {
    const what = `the BFD interval, in milliseconds, of ${name}`;
    const advice = write(bfdLine(options.bfd, BFD));
    complain.range(what, options.bfd.intervalMs, BFD.interval, span, advice);
  }
  if (options.shutdown && options.shutdown.message !== null) {
    const what = `the shutdown message of ${name} is a comment only: to send it, say  birdc disable ${name} "text"  before loading the file`;
    complain.without("shutdown-message", what, span);
  }
  if (options.multihop !== null && keepsImportTable(session)) {
    const what = `${name} is a multihop session that keeps routes: BIRD does not update their next hops when the way to them changes`;
    complain.differs(what, span);
  }
  if (options.keepRoutes === "rpki") {
    const what = `${name} keeps all that the neighbor sent: BIRD has one table for it, and nothing for the routes that a change of ROAs needs`;
    complain.without("keep-routes-for-rpki", what, span);
  }
  if (options.keepRoutes === false && keepsImportTable(session)) {
    const what = `${name} keeps the neighbor's routes all the same, as its import policy tests RPKI: without them BIRD does not apply changes of ROAs`;
    complain.differs(what, span);
  }
}

function descriptionLimits({ name, description, span }: SessionPlan, complain: Complaints): void {
  const what = `the description of ${name}`;
  const hint = "use printable ASCII without double quotes and dollar signs";
  complain.unsafe(what, unquotable(description), span, hint);
  complain.range(`the length of ${what}`, description.length, { most: MAX_TEXT }, span);
}
