/**
 * Prints plain data as JSON for programs, as all commands do: two blanks a level, a newline at the end, and the control and
 * formatting characters that JSON leaves as they are escaped, as a terminal would act on them.
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
