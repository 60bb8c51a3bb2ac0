// Chance that can be had again: the same seed gives the same choices.

/** A source of choices (mulberry32). */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A whole number below a limit. */
  below(limit) {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** A whole number, both ends included. */
  between(least, most) {
    return least + this.below(most - least + 1);
  }

  /** Whether something happens that does so with this probability. */
  chance(probability) {
    return this.below(10_000) < probability * 10_000;
  }

  /** One of a list; nothing of an empty one. */
  pick(list) {
    return list[this.below(list.length)];
  }

  /** One of a list, each as likely as its weight. */
  weighted(list, weight) {
    let left = this.below(1_000_000) / 1_000_000;
    const total = list.reduce((sum, each) => sum + weight(each), 0);
    return list.find((each) => (left -= weight(each) / total) < 0) ?? list.at(-1);
  }

  /** So many of a list, in any order, none twice. */
  sample(list, count) {
    const left = [...list];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(this.below(left.length), 1)[0]);
  }
}

/** The seed that the environment names, or any. */
export function seed() {
  return process.env.SEED === undefined ? Date.now() % 2 ** 31 : Number(process.env.SEED);
}
