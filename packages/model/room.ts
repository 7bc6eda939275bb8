import type { PackedArray } from "@p38/base";

/**
 * Memory that one run after another is made in, so that whoever makes many holds no more of it than for one.
 *
 * A run asks for its long arrays in the same order as the run before it, and gets the same ones, as new.
 */
export class Room {
  readonly #arrays: PackedArray[] = [];
  #given = 0;

  /** Begins another run: what the run before it was given will be given again. */
  clear(): void {
    this.#given = 0;
  }

  /** An array of zeros. */
  array<A extends PackedArray>(kind: new (length: number) => A, length: number): A {
    const kept = this.#arrays[this.#given];
    const isAlike = kept instanceof kind && kept.length === length;
    const array = isAlike ? kept : new kind(length);
    if (isAlike) array.fill(0);
    this.#arrays[this.#given++] = array;
    return array;
  }
}
