import { createHash } from "node:crypto";

/** The members of a plan that its batches are in. */
interface PlanText {
  readonly routers: readonly { readonly name: string }[];
}

/** A plan with some of its routers, in other batches. */
export function inBatches(text: string, batches: readonly (readonly string[])[]): string {
  const plan = JSON.parse(text) as PlanText;
  const routers = batches.flatMap((names, batch) =>
    plan.routers.filter(({ name }) => names.includes(name)).map((one) => ({ ...one, batch })),
  );
  // JSON leaves out what is undefined.
  const rest = JSON.stringify({ ...plan, batches, routers, digest: undefined });
  const digest = createHash("sha256").update(rest, "utf8").digest("hex");
  return JSON.stringify({ ...(JSON.parse(rest) as PlanText), digest });
}
