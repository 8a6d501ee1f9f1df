import { diagnostic, type Report } from "../diagnostics/index.ts";

/** The first bytes of an input, and all of it; null for both if it cannot be read, which was reported. */
export async function peek(
  input: {
    readonly path: string;
    readonly bytes: AsyncIterable<Uint8Array>;
    readonly describeError: (error: unknown) => string;
  },
  length: number,
  report: Report,
): Promise<{
  readonly head: Uint8Array | null;
  readonly all: AsyncGenerator<Uint8Array, void, undefined> | null;
}> {
  const pieces = input.bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let had = 0;
  try {
    while (had < length) {
      const next = await pieces.next();
      if (next.done === true) break;
      // The piece may be a buffer that its source fills again.
      first.push(Uint8Array.from(next.value));
      had += next.value.length;
    }
  } catch (error) {
    const problem = input.describeError(error);
    report(diagnostic("dump-unreadable", { path: input.path, problem }));
    return { head: null, all: null };
  }
  return { head: Buffer.concat(first).subarray(0, length), all: continued(first, pieces) };
}

async function* continued(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}
