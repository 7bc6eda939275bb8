import { DataError } from "./errors.ts";
import { hashArray } from "./hash.ts";

/** Any of the typed arrays that a pack can hold. */
export type PackedArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

const KINDS = {
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type Kind = keyof typeof KINDS;

interface Header {
  format: string;
  meta: unknown;
  arrays: { name: string; kind: Kind; offset: number; length: number }[];
  bodyBytes: number;
  bodyHash: string;
}

const MAGIC = 0x38333370; // "p338" as little-endian bytes

/**
 * A plain value with typed arrays as one buffer: file, memory and worker message alike.
 *
 * Layout, little-endian: magic, header length (both u32), header as JSON padded with blanks to 8 bytes,
 * then the arrays, each at a multiple of 8 bytes.
 *
 * @param format name and version of what is packed, such as `p38-terrain-1`
 * @param meta   anything JSON can hold
 * @param arrays named arrays; the order is kept, so the same value gives the same bytes
 */
export function pack(format: string, meta: unknown, arrays: Record<string, PackedArray>): Uint8Array {
  const entries: Header["arrays"] = [];
  let bodyBytes = 0;
  for (const [name, array] of Object.entries(arrays)) {
    entries.push({ name, kind: kindOf(array), offset: bodyBytes, length: array.length });
    bodyBytes = roundUp(bodyBytes + array.byteLength);
  }
  const body = new Uint8Array(bodyBytes);
  entries.forEach((entry) => {
    const array = arrays[entry.name];
    body.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), entry.offset);
  });
  const header: Header = { format, meta, arrays: entries, bodyBytes, bodyHash: hashArray(body) };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerBytes = roundUp(json.length);
  const bytes = new Uint8Array(8 + headerBytes + bodyBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, headerBytes, true);
  bytes.fill(32, 8, 8 + headerBytes);
  bytes.set(json, 8);
  bytes.set(body, 8 + headerBytes);
  return bytes;
}

/**
 * Reads a pack back; the arrays are views of `bytes` where alignment allows, copies elsewhere.
 *
 * @param file name of the file for error sentences
 * @throws DataError when it is not a pack of this format, is cut short or was altered
 */
export function unpack(
  bytes: Uint8Array,
  format: string,
  file = "(bytes)",
): { meta: unknown; arrays: Record<string, PackedArray> } {
  const wrong = (path: string, expected: string, found: string) =>
    new DataError([{ file, path, expected, found }]);
  if (bytes.length < 8) throw wrong("start of file", `a ${format} file`, `${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC)
    throw wrong("start of file", `a ${format} file`, "other bytes; this is no file of parallel38");
  const headerBytes = view.getUint32(4, true);
  if (8 + headerBytes > bytes.length)
    throw wrong(
      "header",
      `${8 + headerBytes} bytes or more`,
      `${bytes.length} bytes; the file was cut short`,
    );
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerBytes)));
  } catch {
    throw wrong("header", "JSON", "text that is not JSON");
  }
  if (header.format !== format) throw wrong("format", format, String(header.format));
  const whole = 8 + headerBytes + header.bodyBytes;
  if (bytes.length !== whole)
    throw wrong(
      "length",
      `${whole} bytes`,
      `${bytes.length} bytes; the file ${bytes.length < whole ? "was cut short" : "has bytes too many"}`,
    );
  const body = aligned(bytes.subarray(8 + headerBytes));
  const hash = hashArray(body);
  if (hash !== header.bodyHash)
    throw wrong("body", `hash ${header.bodyHash}`, `hash ${hash}; the file was altered`);
  const arrays: Record<string, PackedArray> = {};
  for (const { name, kind, offset, length } of header.arrays)
    arrays[name] = new KINDS[kind](body.buffer as ArrayBuffer, body.byteOffset + offset, length);
  return { meta: header.meta, arrays };
}

function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}

function roundUp(bytes: number): number {
  return (bytes + 7) & ~7;
}

function kindOf(array: PackedArray): Kind {
  for (const [kind, constructor] of Object.entries(KINDS))
    if (array instanceof constructor) return kind as Kind;
  throw new TypeError("expected a typed array of up to 64 bits");
}
