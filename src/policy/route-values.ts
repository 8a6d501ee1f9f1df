import type { RouteAttribute, RouteValues } from "./route.ts";

/** An attribute of a route that has one of a few values. */
export interface RouteValue<V extends string> {
  /** All values there are. */
  readonly all: readonly V[];
  /** What a route has where nothing is said. */
  readonly usual: V;
  /** For people, where a route is printed. */
  readonly title: string;
  /** Whether it is printed also where it is the usual one. */
  readonly isAlwaysTold: boolean;
  /** What it is, for the reference. */
  readonly about: string;
}

/** Each of these attributes: what reads, prints and proves routes goes by this table. */
export const ROUTE_VALUES: { readonly [A in RouteAttribute]: RouteValue<RouteValues[A]> } = {
  rpki: {
    all: ["valid", "invalid", "not-found"],
    usual: "not-found",
    title: "RPKI",
    isAlwaysTold: true,
    about: "the outcome of origin validation",
  },
};

/** Whether this is the name of one of them. */
export function isRouteAttribute(name: string): name is RouteAttribute {
  return Object.hasOwn(ROUTE_VALUES, name);
}

/** Their names. */
export const ROUTE_ATTRIBUTES: readonly RouteAttribute[] =
  Object.keys(ROUTE_VALUES).filter(isRouteAttribute);

/** What is worth telling people of a route's values: titles and values. */
export function toldValues(route: RouteValues): readonly (readonly [string, string])[] {
  return ROUTE_ATTRIBUTES.flatMap((attribute) => {
    const { title, usual, isAlwaysTold } = ROUTE_VALUES[attribute];
    const value = route[attribute];
    return isAlwaysTold || value !== usual ? [[title, value] as const] : [];
  });
}

/** The values of all of them: each as it is read, or the usual one where nothing is. */
export function routeValues(
  read: <A extends RouteAttribute>(attribute: A) => RouteValues[A] | null,
): RouteValues {
  const value = <A extends RouteAttribute>(attribute: A) =>
    read(attribute) ?? ROUTE_VALUES[attribute].usual;
  return { rpki: value("rpki") };
}

/** A value of an attribute by its text, or null where it has no such value. */
export function routeValueOf<A extends RouteAttribute>(
  attribute: A,
  text: string,
): RouteValues[A] | null {
  const { all }: RouteValue<RouteValues[A]> = ROUTE_VALUES[attribute];
  return all.find((value) => value === text) ?? null;
}
