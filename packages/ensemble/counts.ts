/** Counts by index where most are 0: what a batch of runs adds to a tally. */
export class SparseCounts {
  #keys = new Int32Array(1 << 12).fill(-1);
  #values = new Int32Array(1 << 12);
  #size = 0;

  add(index: number, n = 1): void {
    let at = this.#slotOf(index);
    if (this.#keys[at] < 0) {
      if (++this.#size * 2 > this.#keys.length) {
        this.#grow();
        at = this.#slotOf(index);
      }
      this.#keys[at] = index;
    }
    this.#values[at] += n;
  }

  /** Every index that was counted, in order, with its count; those that came to 0 are left out. */
  entries(): { index: Int32Array; count: Int32Array } {
    const index = this.#keys.filter((key, at) => key >= 0 && this.#values[at] !== 0).sort();
    return { index, count: index.map((key) => this.#values[this.#slotOf(key)]) };
  }

  #slotOf(index: number): number {
    const mask = this.#keys.length - 1;
    let at = (Math.imul(index, 0x9e3779b1) >>> 0) & mask;
    while (this.#keys[at] >= 0 && this.#keys[at] !== index) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Int32Array(keys.length * 2).fill(-1);
    this.#values = new Int32Array(keys.length * 2);
    keys.forEach((key, i) => {
      if (key < 0) return;
      const at = this.#slotOf(key);
      this.#keys[at] = key;
      this.#values[at] = values[i];
    });
  }
}
