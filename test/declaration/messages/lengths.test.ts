import { expect, test } from "@jest/globals";

import { small } from "../harness.ts";
import { messagesOf } from "./messages-of.ts";

const NAME = "a-name-that-is-far-too-long-for-anything-here";

test.each([
  ["a router", (text: string) => text.replace(/^ {2}gru1:/m, `  ${NAME}:`), 24],
  ["an exchange", (text: string) => text.replace(/^ {2}ix-a:/m, `  ${NAME}:`), 24],
  ["a session", (text: string) => text.replace(/remote:/, `name: ${NAME}, remote:`), 16],
])("the length of a name of %s that is too long is reported", (_, change, most) => {
  const text = small({
    sessions: ["router: gru1, exchange: ix-a, local: 198.51.100.1, remote: 198.51.100.2"],
  });
  expect(change(text)).not.toBe(text);
  expect(messagesOf(change(text)).join("\n")).toContain(
    `is not a name of up to ${most} small letters, digits and \`-\` (it has ${NAME.length} characters)`,
  );
});
