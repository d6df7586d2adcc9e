/**
 * Places for labels that want to stand at `wanted`, in their order, at least `gap` apart and within `low` .. `high`,
 * with the least sum of squared moves. Where there is not enough room they run over `high`.
 *
 * The distance that labels must keep is taken out first (label i moves up by i gaps); what is left must only not
 * decrease, and that is isotonic regression: neighbours in the wrong order move to their mean.
 */
export function pushApart(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const blocks: { sum: number; count: number }[] = [];
  order.forEach((label, place) => {
    let block = { sum: (wanted[label] ?? 0) - place * gap, count: 1 };
    let before = blocks.at(-1);
    while (before !== undefined && before.sum / before.count > block.sum / block.count) {
      block = { sum: before.sum + block.sum, count: before.count + block.count };
      blocks.pop();
      before = blocks.at(-1);
    }
    blocks.push(block);
  });
  const highest = Math.max(low, high - (wanted.length - 1) * gap);
  const moved = blocks.flatMap(({ sum, count }) =>
    Array.from({ length: count }, () => Math.min(highest, Math.max(low, sum / count))),
  );
  const places = wanted.map(() => 0);
  order.forEach((label, place) => {
    places[label] = (moved[place] ?? 0) + place * gap;
  });
  return places;
}
