/** How many lines a picture of this height bears. */
const mostSteps = 5;

/**
 * Whole, round numbers from 0 to at least `most`, evenly spaced (1, 2 or 5 times a power of ten): what the lines of an axis
 * of counts stand at.
 */
export function axisSteps(most: number): readonly number[] {
  const least = Math.max(1, most) / mostSteps;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= least) ?? 10 * power;
  const steps = Math.ceil(Math.max(1, most) / step);
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}
