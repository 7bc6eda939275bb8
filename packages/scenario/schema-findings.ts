import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import type { Finding } from "@p38/base";

interface SchemaError {
  keyword: string;
  schemaPath: string;
  instancePath: string;
  params: Record<string, unknown>;
  message: string;
}

/**
 * What is wrong with a value by its schema, in the words of the schema's descriptions.
 *
 * @param at JSON pointer of the value within its file, empty for the whole
 */
export function schemaFindings(schema: TSchema, value: unknown, file: string, at = ""): Finding[] {
  const errors = Value.Errors(schema, value) as unknown as SchemaError[];
  const unions = errors.filter((error) => error.keyword === "anyOf");
  const findings = new Map<string, Finding>();
  for (const error of errors) {
    // a part of a union that did not fit says less than the union; "boolean" repeats additionalProperties
    if (error.keyword === "boolean") continue;
    if (unions.some((union) => union !== error && error.schemaPath.startsWith(`${union.schemaPath}/anyOf`)))
      continue;
    for (const [path, expected, found] of inWords(schema, value, error))
      if (!findings.has(at + path)) findings.set(at + path, { file, path: at + path, expected, found });
  }
  return [...findings.values()];
}

function inWords(schema: TSchema, value: unknown, error: SchemaError): [string, string, string][] {
  const path = error.instancePath;
  if (error.keyword === "required")
    return (error.params.requiredProperties as string[]).map((name) => [
      `${path}/${name}`,
      describe(schema, `${error.schemaPath}/properties/${name}`) ?? "a value",
      "nothing",
    ]);
  if (error.keyword === "additionalProperties")
    return (error.params.additionalProperties as string[]).map((name) => [
      `${path}/${name}`,
      "no such property",
      show(valueAt(value, `${path}/${name}`)),
    ]);
  const expected =
    error.keyword === "enum"
      ? `one of ${(error.params.allowedValues as string[]).join(", ")}`
      : (describe(schema, error.schemaPath) ?? error.message.replace(/^must (be|match) /, ""));
  return [[path, expected, show(valueAt(value, path))]];
}

function describe(schema: TSchema, schemaPath: string): string | undefined {
  const part = valueAt(schema, schemaPath.replace(/^#/, "")) as { description?: string } | undefined;
  return part?.description;
}

function valueAt(value: unknown, pointer: string): unknown {
  let at = value;
  for (const key of pointer.split("/").slice(1))
    at = (at as Record<string, unknown> | undefined)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")];
  return at;
}

/** A value as an error sentence shows it. */
export function show(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
