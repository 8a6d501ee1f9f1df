import { IrrdClient, type IrrdLimits, type IrrServer } from "./irrd-client.ts";
import { ServerFailure } from "./server-failure.ts";

/** The sources that a server queries by default, in its order; or a text that says what went wrong. */
export async function listSources(
  server: IrrServer,
  limits: IrrdLimits,
): Promise<readonly string[] | string> {
  const client = new IrrdClient(server, limits);
  try {
    const answer = await client.query("!s-lc");
    if (answer.kind !== "data") return "the server does not say which sources it has";
    return answer.text.split(",").map((source) => source.trim().toUpperCase());
  } catch (problem) {
    if (problem instanceof ServerFailure) return problem.message;
    throw problem;
  } finally {
    client.close();
  }
}
