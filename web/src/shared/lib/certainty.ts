/** How sure an estimate is: the range that mastery lies in four times of five. */

const SPREAD = 1.2816; // of a normal distribution: 80 % lie within so many standard deviations

/** Return the range of a mastery in (0, 1) whose logit has the given variance; the point itself where no variance is known. */
export function range(mastery: number, variance: number | null | undefined): { low: number; high: number } {
  if (variance === null || variance === undefined) return { low: mastery, high: mastery };
  const inside = Math.min(0.999, Math.max(0.001, mastery));
  const logit = Math.log(inside / (1 - inside));
  const reach = SPREAD * Math.sqrt(Math.max(0, variance));
  const share = (value: number) => 1 / (1 + Math.exp(-value));
  return { low: share(logit - reach), high: share(logit + reach) };
}
