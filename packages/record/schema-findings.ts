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
 * @param file path of the file for the findings
 * @param at   JSON pointer of the value within its file, empty for the whole
 */
export function schemaFindings(schema: TSchema, value: unknown, file: string, at = ""): Finding[] {
  const findings = new Map<string, Finding>();
  const errors = Value.Errors(schema, value) as unknown as SchemaError[];
  const unions = errors
    .filter((error) => error.keyword === "anyOf")
    .map((error) => `${error.schemaPath}/anyOf`);
  for (const error of errors) {
    if (error.keyword === "boolean") continue; // repeats additionalProperties
    if (unions.some((union) => error.schemaPath.startsWith(union))) continue; // the union itself says more
    for (const [path, expected, found] of inWords(schema, value, error))
      if (!findings.has(at + path)) findings.set(at + path, { file, path: at + path, expected, found });
  }
  return [...findings.values()];
}

/** A value as an error sentence shows it, cut at 80 characters. */
export function show(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
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
      `one of the fields ${fieldsAt(schema, error.schemaPath).join(", ")}`,
      show(name),
    ]);
  return [[path, describe(schema, error.schemaPath) ?? error.message, show(valueAt(value, path))]];
}

function describe(schema: TSchema, schemaPath: string): string | undefined {
  const part = valueAt(schema, schemaPath) as
    | { description?: string; enum?: string[]; minLength?: number; type?: string }
    | undefined;
  if (part?.description) return part.description;
  if (part?.enum) return `one of ${part.enum.join(", ")}`;
  if (part?.type === "string" && part.minLength) return "a text, not empty";
  return undefined;
}

function fieldsAt(schema: TSchema, schemaPath: string): string[] {
  const part = valueAt(schema, schemaPath) as { properties?: Record<string, unknown> } | undefined;
  return Object.keys(part?.properties ?? {});
}

function valueAt(value: unknown, pointer: string): unknown {
  let at = value;
  for (const key of pointer.replace(/^#/, "").split("/").slice(1))
    at = (at as Record<string, unknown> | undefined)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")];
  return at;
}
