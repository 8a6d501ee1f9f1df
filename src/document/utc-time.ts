const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?Z$/;

/**
 * Reads a time in UTC as RFC 3339 writes it, whole seconds, which may be left out: `2026-12-01T04:00Z`. The result is in
 * milliseconds since 1970, or why the text is not such a time.
 */
export function parseUtcTime(text: string): number | { readonly why: string } {
  const match = FORM.exec(text);
  if (!match) return { why: whyNot(text) };
  const part = (at: number): number => Number(match.at(at) ?? 0);
  const [hour, minute, second] = [part(4), part(5), part(6)];
  const time = Date.UTC(part(1), part(2) - 1, part(3), hour, minute, second);
  const is = new Date(time).toISOString();
  const wanted = `${text.slice(0, 16)}:${String(second).padStart(2, "0")}.000Z`;
  if (is === wanted) return time;
  const isOnClock = hour < 24 && minute < 60 && second < 60;
  return { why: isOnClock ? "there is no such day" : "there is no such time of day" };
}

/** A time in milliseconds since 1970 as `parseUtcTime` reads it, without seconds if they are zero. */
export function formatUtcTime(time: number): string {
  return new Date(time).toISOString().replace(/(?::00)?\.\d{3}Z$/, "Z");
}

/** What is wrong with a text that should be a time. */
function whyNot(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return "it has no time of day";
  if (/[+-]\d\d:?\d\d$/.test(text)) return "it is not in UTC";
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?$/.test(text))
    return "it does not say where: UTC is `Z`";
  if (/\.\d+Z$/.test(text)) return "it has parts of a second";
  return "it is not in the form YYYY-MM-DDTHH:MMZ";
}
