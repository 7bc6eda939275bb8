/**
 * Cells in which two arrays of bytes differ, in order.
 *
 * @param old   [H] bytes
 * @param now   [H] bytes
 * @param found the cells are written to it from its start on
 * @returns     how many there are
 */
export function differences(old: Uint8Array, now: Uint8Array, found: Int32Array): number {
  const was = wordsOf(old);
  const is = wordsOf(now);
  const words = Math.min(was.length, is.length) & ~3;
  let count = 0;
  // sixteen cells at a time: almost all are as they were
  for (let w = 0; w < words; w += 4)
    if (
      ((was[w] ^ is[w]) | (was[w + 1] ^ is[w + 1]) | (was[w + 2] ^ is[w + 2]) | (was[w + 3] ^ is[w + 3])) !==
      0
    )
      for (let h = w * 4; h < w * 4 + 16; h++) if (old[h] !== now[h]) found[count++] = h;
  for (let h = words * 4; h < now.length; h++) if (old[h] !== now[h]) found[count++] = h;
  return count;
}

/** The whole words of an array of bytes; none when it does not start at a word. */
export function wordsOf(bytes: Uint8Array): Int32Array {
  return bytes.byteOffset % 4 === 0
    ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
    : new Int32Array(0);
}
