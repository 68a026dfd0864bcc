import { z } from "zod";

/**
 * What a parameter may be. A plain word is a kind of text, a list of words the only texts allowed, a number the place of
 * a shape among the shared ones. A key that ends with `!` is required.
 */
export type Shape =
  | "string"
  | "number"
  | "boolean"
  | string[]
  | number
  | { list: Shape }
  | { map: Shape }
  | { keys: Record<string, Shape> }
  | { either: Shape[] }
  /** May also be empty, which unsets it. */
  | { unset: Shape };

const shapeSchema: z.ZodType<Shape> = z.lazy(() =>
  z.union([
    z.enum(["string", "number", "boolean"]),
    z.array(z.string()),
    z.number(),
    z.strictObject({ list: shapeSchema }),
    z.strictObject({ map: shapeSchema }),
    z.strictObject({ keys: z.record(z.string(), shapeSchema) }),
    z.strictObject({ either: z.array(shapeSchema) }),
    z.strictObject({ unset: shapeSchema }),
  ]),
);

/** The committed file: the shapes of the SDK's parameter types, and the types of event that it knows. */
export const schemaFile = z.strictObject({
  sdk: z.string(),
  eventTypes: z.array(z.string()),
  shared: z.array(shapeSchema),
  types: z.record(z.string(), shapeSchema),
});
