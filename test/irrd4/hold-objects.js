import { excuseOfDrop, excuseOfRefusal, listObjects, whyDropped } from "./objects.js";
import { Tally } from "./tally.js";

/** Holds what our reader takes of dumps against what IRRd takes. Gives the number of differences. */
export async function holdObjects({ database, taken, irrd, names }) {
  const tally = new Tally("Objects that count (routes, sets)");
  const [ours, theirs] = [new Set(listObjects(database, names)), new Set(irrd.objects())];
  // What only one has must be among those that the other one refuses for a reason that is known.
  const excused = new Set();
  for (const { text, problems } of irrd.refused) {
    const dropped = await whyDropped(text);
    const exception = excuseOfRefusal(problems);
    if (dropped !== null) tally.count("refused by both");
    else if (exception) {
      tally.excuse(exception);
      excused.add(keyOf(text));
    } else tally.differ(`only IRRd refuses (${problems.join("; ")}): ${firstLine(text)}`);
  }
  for (const object of taken) {
    const why = await whyDropped(object);
    const exception = why === null ? null : excuseOfDrop(why);
    if (why === null) continue;
    if (exception) {
      tally.excuse(exception);
      excused.add(keyOf(object));
    } else tally.differ(`only peerc drops (${why}): ${firstLine(object)}`);
  }
  for (const object of ours) {
    if (theirs.has(object)) tally.count("taken by both");
    else if (!excused.has(shortKey(object))) tally.differ(`only peerc has ${object}`);
  }
  for (const object of theirs) {
    if (!ours.has(object) && !excused.has(shortKey(object)))
      tally.differ(`only IRRd has ${object}`);
  }
  return tally.print();
}

function firstLine(text) {
  return text.split("\n", 1)[0];
}

/** `class source` of an object's text: with what is excused, no more is needed to know it again. */
function keyOf(text) {
  const [type] = text.split(":", 1);
  const source = /^source:\s*([^\s#]+)/im.exec(text)?.[1] ?? "";
  return `${source.toUpperCase()} ${type.trim().toLowerCase()}`;
}

function shortKey(object) {
  return object.split(" ").slice(0, 2).join(" ");
}
