/*
 * Plain text for a terminal: numbers and columns of fixed width.
 */

/** A number with so many decimals; a dash where there is none. */
export function fixed(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "-";
  const text = value.toFixed(decimals);
  return Number(text) === 0 && text.startsWith("-") ? text.slice(1) : text;
}

/** A number with its sign, + too. */
export function signed(value: number | null | undefined, decimals = 0): string {
  const text = fixed(value, decimals);
  return value !== null && value !== undefined && value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A whole number with commas between thousands: 42,722. */
export function whole(value: number | null | undefined): string {
  return fixed(value, 0).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A share as per cent. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? "-" : `${fixed(share * 100, 0)} %`;
}

/** Cells side by side, the first to the left and the others to the right of their widths. */
export function columns(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
    .join("")
    .trimEnd();
}

/** Text broken at blanks into lines of at most so many characters, later lines set in. */
export function wrapped(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const start = lines.length === 0 ? "" : indent;
    if (line === "") line = start + word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  lines.push(line);
  return lines;
}
