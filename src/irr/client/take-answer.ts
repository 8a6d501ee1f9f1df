/** An answer that is complete and well-formed. */
export type ServerAnswer =
  | { readonly kind: "data"; readonly text: string }
  /** `C`: success without data. */
  | { readonly kind: "done" }
  /** `D`: there is no such object, or it contains nothing. */
  | { readonly kind: "not-found" }
  /** `E` or `F`. */
  | { readonly kind: "failed"; readonly problem: string };

/** The longest line before the data, in bytes. */
const MAX_STATUS = 1024;

/**
 * Takes the first answer from a server's output, one character per byte: the answer and its length; if it is
 * incomplete, the length needed before trying again; or a text that says what is wrong with it. Data counts only if
 * its length is exact, `C` follows, and it is not longer than `maxData` bytes.
 */
export function takeAnswer(
  text: string,
  maxData: number,
): { readonly answer: ServerAnswer; readonly length: number } | number | string {
  const head = text.slice(0, MAX_STATUS);
  const newline = head.indexOf("\n");
  if (newline < 0) {
    return text.length < MAX_STATUS
      ? text.length + 1
      : "the server's answer is not in IRRd's protocol";
  }
  const status = head.slice(0, newline);
  const length = newline + 1;
  if (status === "C") return { answer: { kind: "done" }, length };
  if (status === "D") return { answer: { kind: "not-found" }, length };
  if (/^[EF](?: |$)/.test(status)) {
    return { answer: { kind: "failed", problem: status }, length };
  }
  const size = /^A([1-9]\d{0,14})$/.exec(status);
  if (!size) return `the server answers \`${status.slice(0, 80)}\`, which is not IRRd's protocol`;
  const end = length + Number(size[1]);
  if (Number(size[1]) > maxData) return `the server's answer is longer than ${maxData} bytes`;
  if (text.length < end + 2) return end + 2;
  if (text[end - 1] !== "\n" || text.slice(end, end + 2) !== "C\n") {
    return "the server's answer is not as long as it says, or does not end in success";
  }
  return { answer: { kind: "data", text: text.slice(length, end - 1) }, length: end + 2 };
}
