/**
 * Prints plain data as JSON for programs, for all commands: two blanks per level, a newline at the end, and escapes
 * for the control and formatting characters that JSON leaves alone but a terminal would interpret.
 */
export function printJson(data: unknown): string {
  return `${escapeInvisible(JSON.stringify(data, null, 2))}\n`;
}

function escapeInvisible(json: string): string {
  return json.replace(/[\u007f-\u009f]|\p{Cf}|[\u2028\u2029]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}
